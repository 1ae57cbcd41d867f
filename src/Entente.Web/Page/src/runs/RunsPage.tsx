import type { ScenarioState } from '../ground/types';

export function RunsPage({ scenario }: { scenario: ScenarioState }) {
  return <p>{scenario.name}</p>;
}
