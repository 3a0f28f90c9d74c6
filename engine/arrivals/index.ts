export { judgeArrival, type Circumstances } from './judge';
export { exitCodeOf, type Arrival, type ArrivalRow, type ArrivalsReport, type OpenFailure } from './model';
export { harmOfRow, rowsOf, Tally } from './tally';
