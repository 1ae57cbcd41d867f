import { useEffect, useRef, useState } from 'preact/hooks';
import { moved, plain } from '../ground/numbers';
import { along, stepped, type Scale } from '../ground/scale';
import { revision } from '../ground/store';
import type { PlacedNumber } from '../ground/types';

interface Props {
  scale: Scale;
  kind: 'ideal' | 'end';
  number: PlacedNumber;
  name: string;
  colour: string;
  size?: number;
  /** Width of the whole scale in pixels. */
  width: () => number;
  /** What a position means. */
  means: (value: number) => string;
  /** Told how far it stands from its old place. */
  follow?: (by: number) => void;
  write: (number: PlacedNumber, by: number) => Promise<boolean>;
}

const Page = 10;

/** A number on a scale, moved by the pointer or by arrow keys. It never jumps to the pointer; its old place stays as a ghost, and it is
 * written once: when the pointer lets go, at Enter, or when the focus leaves. */
export function Handle({ scale, kind, number, name, colour, size = 14, width, means, follow, write }: Props) {
  const [by, setBy] = useState(0);
  const start = useRef<number | null>(null);
  const byNow = useRef(0);
  const again = revision.value;
  const show = (value: number): void => {
    setBy(value);
    follow?.(value);
  };
  const move = (value: number): void => {
    byNow.current = Math.min(scale.to - number.mode, Math.max(scale.from - number.mode, stepped(value, scale.step)));
    show(byNow.current);
  };
  useEffect(() => {
    if (start.current === null) {
      move(0);
    }
  }, [number.written, again]);
  const letGo = (): void => {
    start.current = null;
    if (byNow.current !== 0) {
      const wanted = byNow.current;
      byNow.current = 0; // the focus may leave too, before the answer comes
      void write(number, wanted).then(() => show(0));
    }
  };
  const value = number.mode + by;
  const written = moved(number.written, by, scale.from, scale.to) ?? number.written;
  return (
    <>
      {by !== 0 && <span class={`mark ghost ${kind}`} style={{ left: `${along(scale, number.mode)}%`, ...sized(kind, size) }} />}
      <span role="slider" class={`mark handle ${kind}`} tabIndex={0} data-path={number.path}
        aria-label={name} aria-valuemin={scale.from} aria-valuemax={scale.to} aria-valuenow={value} aria-valuetext={`${written}: ${means(value)}`}
        style={{ left: `${along(scale, value)}%`, ...sized(kind, size), [kind === 'ideal' ? 'background' : 'borderColor']: colour }}
        onPointerDown={event => {
          event.preventDefault();
          event.currentTarget.focus();
          event.currentTarget.setPointerCapture(event.pointerId);
          start.current = event.clientX;
        }}
        onPointerMove={event => {
          if (start.current !== null) {
            move(((event.clientX - start.current) / width()) * (scale.to - scale.from));
          }
        }}
        onPointerUp={letGo}
        onPointerCancel={() => {
          start.current = null;
          move(0);
        }}
        onBlur={letGo}
        onKeyDown={event => {
          const way = ways(event, value, scale);
          if (way !== null) {
            event.preventDefault();
            move(byNow.current + way);
          } else if (event.key === 'Enter') {
            letGo();
          } else if (event.key === 'Escape') {
            move(0);
          }
        }}>
        <span class="value" aria-hidden="true">
          {by === 0 ? written : `${written} (was ${number.written})`}<br />{means(Number(plain(value)))}
        </span>
      </span>
    </>
  );
}

function sized(kind: 'ideal' | 'end', size: number): { width?: string; height?: string } {
  return kind === 'ideal' ? { width: `${size}px`, height: `${size}px` } : {};
}

function ways(event: KeyboardEvent, value: number, { from, to, step: one }: Scale): number | null {
  const page = Page * one, step = event.shiftKey ? page : one;
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return -step;
    case 'PageUp':
      return page;
    case 'PageDown':
      return -page;
    case 'Home':
      return from - value;
    case 'End':
      return to - value;
    default:
      return null;
  }
}
