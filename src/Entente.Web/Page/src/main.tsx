import { render } from 'preact';
import { follow } from './ground/events';
import { takeSecret } from './ground/secret';
import { Shell } from './shell/Shell';
import './palette.css';
import './page.css';
import './scenario/scenario.css';
import './forms/forms.css';
import './evidence/evidence.css';
import './answers/answers.css';
import './runs/runs.css';
import './deal/deal.css';

takeSecret();
render(<Shell />, document.getElementById('page')!);
follow();
