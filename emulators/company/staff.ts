import type { OfficeId } from './offices';
import type { Department } from './person';

/** Given name, surname, title, department, office, manager's account. Invented people; the order gives the employee ids. */
export type StaffRow = readonly [string, string, string, Department, OfficeId, string?];

export const STAFF: readonly StaffRow[] = [
  ['Maren', 'Holloway', 'Chief Executive Officer', 'Operations', 'sanFrancisco'],
  ['Tobias', 'Wrenfield', 'VP Sales', 'Sales', 'sanFrancisco', 'maren.holloway'],
  ['Priya', 'Nandakumar', 'VP Engineering', 'Engineering', 'sanFrancisco', 'maren.holloway'],
  ['Colette', 'Marchbanks', 'Head of Support', 'Support', 'toronto', 'maren.holloway'],
  ['Desmond', 'Oakhurst', 'Finance Director', 'Finance', 'newYork', 'maren.holloway'],
  ['Ingrid', 'Solheim', 'Head of People', 'People', 'london', 'maren.holloway'],
  ['Rafael', 'Quintanar', 'Marketing Director', 'Marketing', 'newYork', 'maren.holloway'],
  ['Bettina', 'Kaltenbrunn', 'Operations Manager', 'Operations', 'berlin', 'maren.holloway'],

  ['Jonas', 'Fairweather', 'Account Executive', 'Sales', 'sanFrancisco', 'tobias.wrenfield'],
  ['Leila', 'Farahmand', 'Account Executive', 'Sales', 'sanFrancisco', 'tobias.wrenfield'],
  ['Marcus', 'Tillery', 'Account Executive', 'Sales', 'newYork', 'tobias.wrenfield'],
  ['Sofia', 'Bergqvist', 'Account Executive', 'Sales', 'newYork', 'tobias.wrenfield'],
  ['Owen', 'Castlebury', 'Sales Engineer', 'Sales', 'sanFrancisco', 'tobias.wrenfield'],
  ['Nadia', 'Volkonova', 'Sales Engineer', 'Sales', 'toronto', 'tobias.wrenfield'],
  ['Felix', 'Amberley', 'Regional Manager', 'Sales', 'london', 'tobias.wrenfield'],
  ['Hannah', 'Pettibone', 'Account Executive', 'Sales', 'london', 'felix.amberley'],
  ['Gareth', 'Llewelyn-Price', 'Account Executive', 'Sales', 'london', 'felix.amberley'],
  ['Jürgen', 'Weißmüller', 'Account Executive', 'Sales', 'berlin', 'felix.amberley'],
  ['Kavita', 'Raghunath', 'Sales Operations Analyst', 'Sales', 'newYork', 'tobias.wrenfield'],
  ['Dylan', 'Marwick', 'Business Development', 'Sales', 'sanFrancisco', 'tobias.wrenfield'],
  ['Esme', 'Thornycroft', 'Business Development', 'Sales', 'toronto', 'tobias.wrenfield'],

  ['Anton', 'Bergeron', 'Engineering Manager', 'Engineering', 'sanFrancisco', 'priya.nandakumar'],
  ['Mei', 'Zhaoling', 'Staff Engineer', 'Engineering', 'sanFrancisco', 'priya.nandakumar'],
  ['Søren', 'Ægidius', 'Engineer', 'Engineering', 'berlin', 'anton.bergeron'],
  ['Zoë', 'Châtelain', 'Engineer', 'Engineering', 'toronto', 'anton.bergeron'],
  ['Łukasz', 'Żurawski', 'Engineer', 'Engineering', 'berlin', 'anton.bergeron'],
  ['明', '王', 'Engineer', 'Engineering', 'sanFrancisco', 'anton.bergeron'],
  ['Harriet', 'Dunmore', 'Engineer', 'Engineering', 'newYork', 'anton.bergeron'],
  ['Victor', 'Abernethy', 'Engineer', 'Engineering', 'sanFrancisco', 'anton.bergeron'],
  ['Ruth', 'Kilbride', 'Quality Engineer', 'Engineering', 'toronto', 'anton.bergeron'],
  ['Samir', 'Haddadin', 'Site Reliability Engineer', 'Engineering', 'london', 'anton.bergeron'],
  ['Paula', 'Figueirinha', 'Engineer', 'Engineering', 'newYork', 'anton.bergeron'],
  ['Nils', 'Trollhagen', 'Engineer', 'Engineering', 'berlin', 'anton.bergeron'],
  ['Grace', 'Winterbourne', 'Designer', 'Engineering', 'sanFrancisco', 'priya.nandakumar'],

  ['Aoife', "O'Shaughnessy-Byrne", 'Support Lead', 'Support', 'toronto', 'colette.marchbanks'],
  ['Ben', 'Castellano', 'Support Specialist', 'Support', 'toronto', 'aoife.oshaughnessy'],
  ['Carla', 'Montesanti', 'Support Specialist', 'Support', 'newYork', 'aoife.oshaughnessy'],
  ['Derek', 'Plumstead', 'Support Specialist', 'Support', 'sanFrancisco', 'aoife.oshaughnessy'],
  ['Elena', 'Petrakova', 'Support Specialist', 'Support', 'berlin', 'aoife.oshaughnessy'],
  ['Frank', 'Delacroft', 'Support Specialist', 'Support', 'toronto', 'aoife.oshaughnessy'],
  ['Gwen', 'Harrowgate', 'Support Specialist', 'Support', 'london', 'aoife.oshaughnessy'],
  ['Hugo', 'Santisteban', 'Support Specialist', 'Support', 'newYork', 'aoife.oshaughnessy'],
  ['Isla', 'McCrimmon', 'Support Specialist', 'Support', 'london', 'aoife.oshaughnessy'],
  ['Jamal', 'Whitcombe', 'Support Engineer', 'Support', 'sanFrancisco', 'colette.marchbanks'],
  ['Kira', 'Blomgren', 'Support Engineer', 'Support', 'toronto', 'colette.marchbanks'],

  ['Lorna', 'Strathmere', 'Controller', 'Finance', 'newYork', 'desmond.oakhurst'],
  ['Miguel', 'Arrizabala', 'Accountant', 'Finance', 'newYork', 'desmond.oakhurst'],
  ['Noor', 'Almansouri', 'Accountant', 'Finance', 'london', 'desmond.oakhurst'],
  ['Oscar', 'Vandermolen', 'Payroll Specialist', 'Finance', 'sanFrancisco', 'desmond.oakhurst'],

  ['Penelope', 'Ashgrove', 'Recruiter', 'People', 'london', 'ingrid.solheim'],
  ['Quentin', 'Barrowman', 'Recruiter', 'People', 'newYork', 'ingrid.solheim'],
  ['Rosa', 'Belmontez', 'People Partner', 'People', 'sanFrancisco', 'ingrid.solheim'],

  ['Stella', 'Kowalczyk', 'Content Lead', 'Marketing', 'newYork', 'rafael.quintanar'],
  ['Theo', 'Langford-Reed', 'Campaign Manager', 'Marketing', 'sanFrancisco', 'rafael.quintanar'],
  ['Uma', 'Krishnaveni', 'Event Manager', 'Marketing', 'toronto', 'rafael.quintanar'],
  ['Vera', 'Hollenbeck', 'Brand Designer', 'Marketing', 'berlin', 'rafael.quintanar'],

  ['Walter', 'Grimshaw', 'Facilities', 'Operations', 'sanFrancisco', 'bettina.kaltenbrunn'],
  ['Xenia', 'Papadaki', 'Office Manager', 'Operations', 'berlin', 'bettina.kaltenbrunn'],
  ['Yusuf', 'Demirhan', 'IT Administrator', 'Operations', 'london', 'bettina.kaltenbrunn'],
  ['Zelda', 'Fitzwarren', 'Telephony Administrator', 'Operations', 'sanFrancisco', 'bettina.kaltenbrunn'],
];
