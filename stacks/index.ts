export { RingCentralOktaStack, type RingCentralOktaStackProps } from './ringcentral-okta-stack';
