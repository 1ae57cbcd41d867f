import type { ComponentType } from 'preact';
import { DealPage } from '../deal/DealPage';
import { EvidencePage } from '../evidence/EvidencePage';
import type { ScenarioState } from '../ground/types';
import { RunsPage } from '../runs/RunsPage';
import { ScenarioPage } from '../scenario/ScenarioPage';
import { TextPane } from '../text/TextPane';

/** A view of the scenario that is open. */
export interface Tab {
  name: string;
  title: string;
  Content: ComponentType<{ scenario: ScenarioState }>;
}

/** The tabs, in their order. */
export const tabs: readonly Tab[] = [
  { name: 'scenario', title: 'Scenario', Content: ScenarioPage },
  { name: 'deal', title: 'Deal', Content: DealPage },
  { name: 'evidence', title: 'Evidence', Content: EvidencePage },
  { name: 'text', title: 'Text', Content: TextPane },
  { name: 'runs', title: 'Runs and questions', Content: RunsPage },
];
