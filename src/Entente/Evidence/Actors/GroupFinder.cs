using Entente.Evidence.Words;

namespace Entente.Evidence.Actors;

/// <summary>Finds people or states taken together, such as `European allies` or `the Western powers`.</summary>
internal static class GroupFinder
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Heads =
        LexiconFile.Lines("groups-of-states.txt").ToHashSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The groups, all mentions merged by their words.</summary>
    public static IEnumerable<FoundActor> Find(WordStream words)
    {
        Dictionary<string, List<TextSpan>> groups = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < words.Count; i++)
        {
            if (words.Kind(i) != TokenKind.Word || !Heads.Contains(Countries.Bare(words, i)))
            {
                continue;
            }

            int first = i;
            while (first > 0 && i - first < 3 && words.Has(first - 1, WordTag.Capital) && words.Kind(first - 1) == TokenKind.Word
                && words.SentenceOf(first - 1) == words.SentenceOf(i)
                && !words.Has(first - 1, WordTag.Determiner | WordTag.Preposition | WordTag.Genitive | WordTag.Time))
            {
                first--;
            }

            bool isNamed = (first < i && !words.Is(first, "United"))
                || words.IsAny(i, "islanders", "separatists", "rebels", "hardliners", "Europeans");
            if (isNamed)
            {
                TextSpan span = words.Span(first, i);
                span = span with { End = span.End - (words[i].Length - Countries.Bare(words, i).Length) };
                string name = Documents.PlainText.OneLine(span.Of(words.Text));
                if (!groups.TryGetValue(name, out List<TextSpan>? mentions))
                {
                    groups[name] = mentions = [];
                }

                mentions.Add(span);
            }
        }

        return groups.Select(one => new FoundActor(one.Key, ActorKind.Group, one.Value));
    }
}
