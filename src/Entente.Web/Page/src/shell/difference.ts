/** A line of two texts: its number in each, from 1, and which of them has it. */
export interface Line {
  in: 'both' | 'theirs' | 'mine';
  theirs: number | null;
  mine: number | null;
  text: string;
}

const Around = 2; // lines that are shown before and after a difference
const MostCells = 4_000_000; // beyond which texts that have little in common are shown one after the other

/** What tells two texts apart, line by line: the fewest lines that one has and the other has not, by their longest common subsequence.
 * Where lines are left out that are the same in both, there is a null. */
export function difference(theirs: readonly string[], mine: readonly string[]): (Line | null)[] {
  let start = 0;
  while (start < theirs.length && start < mine.length && theirs[start] === mine[start]) {
    start++;
  }

  let end = 0;
  while (end < theirs.length - start && end < mine.length - start && theirs.at(-1 - end) === mine.at(-1 - end)) {
    end++;
  }

  const both = (i: number, k: number): Line => ({ in: 'both', theirs: i + 1, mine: k + 1, text: theirs[i]! });
  const all = [
    ...theirs.slice(0, start).map((_, i) => both(i, i)),
    ...between(theirs, mine, start, theirs.length - end, mine.length - end),
    ...theirs.slice(theirs.length - end).map((_, i) => both(theirs.length - end + i, mine.length - end + i)),
  ];
  const isShown = all.map((_, i) => all.slice(Math.max(0, i - Around), i + Around + 1).some(line => line.in !== 'both'));
  return all.flatMap((line, i) => (isShown[i] ? [line] : i > 0 && isShown[i - 1] ? [null] : []));
}

function between(theirs: readonly string[], mine: readonly string[], start: number, theirEnd: number, myEnd: number): Line[] {
  const [rows, columns] = [theirEnd - start, myEnd - start];
  const common = rows * columns > MostCells ? null : commonAfter(theirs, mine, start, rows, columns);
  const width = columns + 1;
  const found: Line[] = [];
  for (let i = 0, k = 0; i < rows || k < columns;) {
    if (common !== null && i < rows && k < columns && theirs[start + i] === mine[start + k]) {
      found.push({ in: 'both', theirs: start + i + 1, mine: start + k + 1, text: theirs[start + i]! });
      i++;
      k++;
    } else if (k === columns || (i < rows && (common === null || common[(i + 1) * width + k]! >= common[i * width + k + 1]!))) {
      found.push({ in: 'theirs', theirs: start + i + 1, mine: null, text: theirs[start + i]! });
      i++;
    } else {
      found.push({ in: 'mine', theirs: null, mine: start + k + 1, text: mine[start + k]! });
      k++;
    }
  }

  return found;
}

// How many lines the rests of both texts have in common at most, from each pair of lines on.
function commonAfter(theirs: readonly string[], mine: readonly string[], start: number, rows: number, columns: number): Uint16Array {
  const width = columns + 1, common = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let k = columns - 1; k >= 0; k--) {
      common[i * width + k] = theirs[start + i] === mine[start + k] ? common[(i + 1) * width + k + 1]! + 1
        : Math.max(common[(i + 1) * width + k]!, common[i * width + k + 1]!);
    }
  }

  return common;
}
