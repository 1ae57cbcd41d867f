namespace Entente.Evidence.Documents;

/// <summary>Notices documents that tell the same story in mostly the same words, such as one agency's report in two newspapers: they are
/// one
/// source. Shares of runs of five words (Broder 1997) are compared; letter case and marks do not count.</summary>
internal static class SameStory
{
    /// <summary>The share of the shorter document's runs that must stand in the other.</summary>
    public const double LeastShare = 0.5;

    private const int RunLength = 5;
    private const int LeastRuns = 20;

    // Of each document so many runs at most, the same ones in every document: those with the smallest hashes.
    private const int MaxRuns = 2_000;

    /// <summary>The documents, those that tell the story of an earlier one marked and with a warning.</summary>
    public static IReadOnlyList<SourceDocument> Marked(IReadOnlyList<SourceDocument> documents)
    {
        IReadOnlyList<(int Earlier, double Share)?> same = Of(documents);
        return [.. documents.Select((document, i) => same[i] is not (int earlier, double share) ? document : document with
        {
            SameStoryAs = documents[earlier].Name,
            Warnings =
            [
                .. document.Warnings,
                string.Create(CultureInfo.InvariantCulture, $"This tells the same story as {documents[earlier].Name} ({share * 100:0} % of "
                    + $"its runs of five words): count both as one source."),
            ],
        })];
    }

    /// <summary>For each document the first one before it that tells the same story, and the share of runs that they have in
    /// common.</summary>
    public static IReadOnlyList<(int Earlier, double Share)?> Of(IReadOnlyList<SourceDocument> documents)
    {
        HashSet<uint>[] runs = [.. documents.Select(document => Runs(document.Text))];
        Dictionary<uint, List<int>> holders = [];
        (int, double)?[] same = new (int, double)?[documents.Count];
        for (int i = 0; i < documents.Count; i++)
        {
            Dictionary<int, int> common = [];
            foreach (uint run in runs[i])
            {
                if (!holders.TryGetValue(run, out List<int>? before))
                {
                    holders[run] = before = [];
                }

                before.ForEach(one => common[one] = common.GetValueOrDefault(one) + 1);
                before.Add(i);
            }

            same[i] = common.Where(one => Math.Min(runs[i].Count, runs[one.Key].Count) >= LeastRuns)
                .Select(one => (one.Key, Share: one.Value / (double)Math.Min(runs[i].Count, runs[one.Key].Count)))
                .Where(one => one.Share >= LeastShare).OrderBy(one => one.Key).Select(one => ((int, double)?)(one.Key, Math.Min(1,
                    one.Share)))
                .FirstOrDefault();
        }

        return same;
    }

    // Hashes of all runs of five words.
    private static HashSet<uint> Runs(string text)
    {
        const uint prime = 16_777_619, start = 2_166_136_261;
        Span<uint> last = stackalloc uint[RunLength];
        SortedSet<uint> smallest = [];
        uint word = start;
        int words = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                word = unchecked((word ^ char.ToLowerInvariant(text[i])) * prime);
                continue;
            }

            if (word == start)
            {
                continue;
            }

            last[words % RunLength] = word;
            word = start;
            words++;
            if (words >= RunLength)
            {
                uint run = start;
                for (int j = 0; j < RunLength; j++)
                {
                    run = unchecked((run ^ last[(words + j) % RunLength]) * prime);
                    run ^= run >> 15;
                }

                smallest.Add(run);
                if (smallest.Count > MaxRuns)
                {
                    smallest.Remove(smallest.Max);
                }
            }
        }

        return [.. smallest];
    }
}
