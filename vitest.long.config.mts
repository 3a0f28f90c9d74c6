import { suite } from './test/support/suite.mjs';

export default suite({ long: true });
