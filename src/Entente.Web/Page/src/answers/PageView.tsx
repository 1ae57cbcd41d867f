import type { Page, Section } from '../ground/types';
import { Blocks } from './Blocks';

/** An answer in full: its question, what it is about, its sections. */
export function PageView({ page, level = 2 }: { page: Page; level?: number }) {
  const Heading = `h${level}` as 'h2';
  return (
    <article class="answer">
      <Heading dir="auto">{page.title}</Heading>
      <p class="quiet" dir="auto">{page.about}</p>
      <p class="quiet" dir="auto">{page.subtitle}</p>
      <Sections sections={page.sections} level={level + 1} />
      <footer>{page.footer.map((line, i) => <p key={i} class="quiet">{line}</p>)}</footer>
    </article>
  );
}

export function Sections({ sections, level }: { sections: Section[]; level: number }) {
  return <>{sections.map((section, i) => <One key={`${i} ${section.title}`} section={section} level={level} />)}</>;
}

function One({ section, level }: { section: Section; level: number }) {
  const Heading = `h${Math.min(level, 6)}` as 'h3';
  return (
    <section aria-label={section.title}>
      <Heading dir="auto">{section.title}</Heading>
      <Blocks blocks={section.blocks} />
      <Sections sections={section.inner} level={level + 1} />
    </section>
  );
}
