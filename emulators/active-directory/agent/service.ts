/** The agent as a Windows service: it runs or it does not. Whoever holds it may stop and start it. */
export class AgentService {
  running = true;
}
