import { useEffect, useState } from 'preact/hooks';
import { shapeOf } from '../ground/numbers';
import { revision } from '../ground/store';
import type { Tree } from '../ground/types';
import { flow, textValue } from '../ground/yaml';
import { KeyedLeaf } from './KeyedLeaf';
import { Spark } from './Spark';
import { NameLeaf, NamesLeaf } from './NameLeaf';
import { kindOfNames, namesOf } from './names';
import { kindOf, limits, type Schema } from './schema';

const MostTicks = 16, LongText = 60, LineLength = 95, MostRows = 6;

interface Props {
  schema: Schema;
  value: Tree | undefined;
  id: string;
  describedBy: string;
  /** Takes the new value as YAML on one line. */
  commit: (value: string) => void;
}

/** A single value that can be changed: the input that its schema asks for. It is written when the input is left or Enter is pressed. */
export function Leaf(props: Props) {
  const { schema, value, id, describedBy, commit } = props;
  const text = typeof value === 'string' ? value : '';
  switch (kindOf(schema)) {
    case 'choice':
      return (
        <select id={id} aria-describedby={describedBy} value={text} onChange={event => commit(event.currentTarget.value)}>
          {!schema.enum!.map(String).includes(text) && <option value={text}>{text || 'choose'}</option>}
          {schema.enum!.map(String).map(one => <option key={one} value={one} selected={one === text}>{one}</option>)}
        </select>
      );
    case 'flag':
      return (
        <input type="checkbox" id={id} aria-describedby={describedBy} checked={text === 'true'}
          onChange={event => commit(String(event.currentTarget.checked))} />
      );
    case 'date':
      return <Typed {...props} type="date" text={text} written={one => one} />;
    case 'number':
      return <NumberLeaf {...props} text={text} />;
    case 'names': {
      const names = namesOf(kindOfNames(schema));
      const values = Array.isArray(value) ? value.filter(one => typeof one === 'string') : text.length > 0 ? [text] : [];
      if (names.length > 0 && names.length <= MostTicks) {
        return <NamesLeaf names={names} values={values} id={id} describedBy={describedBy} commit={commit} />;
      }

      return <Typed {...props} type="text" text={Array.isArray(value) ? value.join(', ') : text} written={written} />;
    }

    case 'text': {
      const names = namesOf(kindOfNames(schema));
      if (names.length > 0) {
        return <NameLeaf names={names} value={text} id={id} describedBy={describedBy} commit={commit} />;
      }

      return schema.pattern === undefined && (text.length > LongText || /sentence or two|two sentences/.test(schema.description ?? ''))
        ? <Typed {...props} type="area" text={text} written={textValue} />
        : <Typed {...props} type="text" text={text} written={schema.pattern === undefined ? textValue : one => one} />;
    }

    case 'keyed':
      return <KeyedLeaf {...props} />;
    default:
      return <Typed {...props} type="area" text={value === undefined ? '' : flow(value)} written={one => one} />;
  }
}

function NumberLeaf(props: Props & { text: string }) {
  const { least, most, words } = limits(props.schema);
  const shape = shapeOf(props.text);
  const margin = shape === null ? 0 : (shape.high - shape.low) * 0.15;
  return (
    <span class="number-leaf">
      <Typed {...props} type="text" written={one => one.trim()} list={words} />
      {shape !== null && (
        <Spark written={props.text} least={Math.max(shape.low - margin, least ?? -Infinity)}
          most={Math.min(shape.high + margin, most ?? Infinity)} />
      )}
    </span>
  );
}

function Typed({ id, describedBy, commit, type, text, written, list = [] }:
  Props & { type: 'text' | 'date' | 'area'; text: string; written: (typed: string) => string; list?: string[] }) {
  const [typed, setTyped] = useState(text);
  const again = revision.value;
  useEffect(() => setTyped(text), [text, again]);
  const leave = (): void => {
    if (typed !== text && typed.trim().length > 0) {
      commit(written(typed));
    } else {
      setTyped(text);
    }
  };
  const common = { id, 'aria-describedby': describedBy, value: typed, dir: 'auto' as const, onBlur: leave };
  if (type === 'area') {
    return (
      <textarea {...common} rows={Math.max(2, Math.min(MostRows, Math.ceil(typed.length / LineLength)))}
        onInput={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault(); // a value is written on one line
            leave();
          }
        }} />
    );
  }

  return (
    <>
      <input {...common} type={type} list={list.length > 0 ? `${id}-words` : undefined} spellcheck={false}
        onInput={event => setTyped(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            event.preventDefault();
            leave();
          } else if (event.key === 'Escape') {
            setTyped(text);
          }
        }} />
      {list.length > 0 && <datalist id={`${id}-words`}>{list.map(word => <option key={word} value={word} />)}</datalist>}
    </>
  );
}

function written(typed: string): string {
  const all = typed.split(',').map(one => one.trim()).filter(one => one.length > 0);
  return all.length === 1 ? textValue(all[0]!) : `[${all.map(textValue).join(', ')}]`;
}
