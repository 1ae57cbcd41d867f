using System.Buffers;
using System.Text;
using Entente.Evidence.Dates;
using Entente.Evidence.Documents;
using Entente.Scenarios;

namespace Entente.Evidence.Provenance;

/// <summary>Adds what `read` found to a scenario file as proposed sources and evidence. As the words quoted only those within quotation
/// marks are taken over, and the few words of a date or a figure; what a piece says is the clause that reports it, no longer than a
/// quotation may be.</summary>
internal static class EvidenceProposals
{
    private static readonly SearchValues<char> OpeningMarks = SearchValues.Create("\"“„«‘'");
    private static readonly SearchValues<char> ClosingMarks = SearchValues.Create("\"”“»");

    /// <summary>The most characters of a document that a piece of evidence repeats.</summary>
    internal const int MaxQuoteLength = 400;

    private const int MaxKeyLength = 40;
    private const double MediumConfidence = 0.8;
    private const double MinConfidence = 0.5;

    /// <summary>What came of it.</summary>
    /// <param name="Text">The scenario file with the entries added.</param>
    /// <param name="Added">Names of the new evidence.</param>
    /// <param name="Known">How many proposals the file had already.</param>
    /// <param name="Source">The name of the source.</param>
    public sealed record Outcome(string Text, IReadOnlyList<string> Added, int Known, string Source);

    /// <summary>The file with the proposals of a document added; those it has already, under whatever name, are not added again.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="draft">What was found.</param>
    /// <param name="copy">Path of the text from the scenario's folder.</param>
    /// <exception cref="ArgumentException">The entries cannot be added without disturbing the rest of the file.</exception>
    public static Outcome Add(ScenarioFile file, EvidenceDraft draft, string copy) => Add(file, draft.Document, copy, Of(draft));

    /// <summary>The file with the finding of an event study added, under the file of prices as its source.</summary>
    /// <param name="file">The scenario.</param>
    /// <param name="prices">The file of prices as a document.</param>
    /// <param name="copy">Path of the file of prices from the scenario's folder.</param>
    /// <param name="line">The line of the day of the event, counted from 1.</param>
    /// <param name="says">The finding in a sentence.</param>
    /// <exception cref="ArgumentException">The entries cannot be added without disturbing the rest of the file.</exception>
    public static Outcome AddFinding(ScenarioFile file, SourceDocument prices, string copy, int line, string says)
    {
        int start = 0;
        for (int i = 1; i < line; i++)
        {
            start = prices.Text.IndexOf('\n', start) + 1;
        }

        int end = prices.Text.AsSpan(start).IndexOfAny('\r', '\n');
        TextSpan row = new(start, end < 0 ? prices.Text.Length : start + end);
        SourceDocument named = prices with { Title = $"Prices: {Path.GetFileName(prices.Name)}", Date = null };
        return Add(file, named, copy, [new("market", start, new Locator(null, row).ToString(), says, row.Of(prices.Text), 1)]);
    }

    /// <summary>The same for proposals that were made elsewhere, such as from an event study.</summary>
    private static Outcome Add(ScenarioFile file, SourceDocument document, string copy, IEnumerable<Proposal> proposals)
    {
        Scenario scenario = file.Scenario ?? throw new ArgumentException("The scenario has errors.", nameof(file));
        copy = copy.Replace('\\', '/');
        string? key = scenario.Sources.Where(source => source.Value.File == copy || source.Value.Sha256 == document.Sha256)
            .Select(source => source.Key).FirstOrDefault();
        string text = file.Text;
        if (key is null)
        {
            key = Unused(Slug(document.Title ?? Path.GetFileNameWithoutExtension(document.Name), "source"), scenario.Sources.Has);
            text = ScenarioEditor.AddEntries(text, "sources", [new(key, SourceEntry(document, copy))]);
        }
        else if (scenario.Sources[key].Sha256 != document.Sha256)
        {
            text = ScenarioEditor.Set(text, $"sources.{key}.sha256", document.Sha256);
        }

        HashSet<string> seen = [.. scenario.Evidence.Values.Where(piece => piece.Source == key).SelectMany(Marks)];
        HashSet<string> names = [.. scenario.Evidence.Names];
        List<KeyValuePair<string, string>> added = [];
        int known = 0;
        foreach (Proposal one in proposals)
        {
            if (seen.Contains($"at {one.At}") || (one.Quote is string quote && seen.Contains($"quote {quote}")))
            {
                known++;
                continue;
            }

            string name = Unused($"{key}-{one.Kind}", names.Contains, alwaysNumber: true);
            names.Add(name);
            added.Add(new(name, Entry(key, one)));
        }

        return new(ScenarioEditor.AddEntries(text, "evidence", added), [.. added.Select(entry => entry.Key)], known, key);
    }

    private static IEnumerable<string> Marks(PieceOfEvidence piece)
    {
        yield return $"at {piece.At}";
        if (piece.Quote is not null)
        {
            yield return $"quote {piece.Quote}";
        }
    }

    private static IEnumerable<Proposal> Of(EvidenceDraft draft) =>
        new[] { Quotes(draft), Deadlines(draft), Figures(draft), Stances(draft) }.SelectMany(some => some)
        .OrderBy(one => one.Start).ThenBy(one => one.Kind, StringComparer.Ordinal);

    private static IEnumerable<Proposal> Quotes(EvidenceDraft draft)
    {
        foreach (Quotation quote in draft.Quotes.Where(quote => quote.Confidence >= MinConfidence))
        {
            TextSpan whole = new(quote.Spans[0].Start, quote.Spans[^1].End);
            string? speaker = quote.Speaker?.Name ?? quote.Speaker?.Role ?? quote.Speaker?.Text;
            string? words = quote.Kind == QuotationKind.Indirect ? null
                : Quoted(draft.Document.Text, whole, isTranscript: quote.Kind == QuotationKind.Direct && quote.Spans.Count == 1);
            yield return Made(draft, whole, "quote", ReportedWords.Of(draft.Document.Text, quote), words, quote.Confidence) with
            {
                Speaker = speaker,
                SpeaksFor = quote.Speaker?.Organisation
            };
        }
    }

    // Only what stands between quotation marks; a fragment of reported speech brings its first fragment.
    private static string? Quoted(string text, TextSpan span, bool isTranscript)
    {
        int open = text.AsSpan(span.Start, span.Length).IndexOfAny(OpeningMarks);
        if (open < 0 && !isTranscript)
        {
            return null;
        }

        // A transcript gives the words without marks.
        int start = span.Start + open + 1;
        int close = text.AsSpan(start, span.End - start).IndexOfAny(ClosingMarks);
        string words = PlainWords(text[start..(close < 0 ? span.End : start + close)]).TrimEnd('’', '\'', '"', '”', '»', ',').TrimEnd();
        return words.Length == 0 ? null : ReportedWords.Cut(words);
    }

    private static IEnumerable<Proposal> Deadlines(EvidenceDraft draft) =>
        from date in draft.Dates
        where date.IsDeadline && date.Confidence >= MinConfidence && date.End is DateOnly last
            && !(last < draft.Document.DateAt(date.Span.Start))
        let relation = date.Relation == DateRelation.Within ? "by" : date.Relation.ToString().ToLowerInvariant()
        let until = (date.Relation == DateRelation.Before ? date.Date : date.End)!.Value.ToString("d MMMM yyyy",
            CultureInfo.InvariantCulture)
        select Made(draft, date.Span, "deadline", $"A deadline: {relation} {until}.", date.Text, date.Confidence);

    private static IEnumerable<Proposal> Figures(EvidenceDraft draft) =>
        from figure in draft.Quantities
        where figure.What is not null && figure.Value is not null && figure.Rule is not "duration" && figure.Confidence >= MinConfidence
        let way = figure.Direction switch { Direction.Up => ", up", Direction.Down => ", down", null => "" }
        let size = string.Create(CultureInfo.InvariantCulture,
            $"{figure.LevelWord(draft.Document.Text)}{figure.Value:0.##########}{(figure.High is double high
                ? $" to {high:0.##########}" : "")} {figure.Unit}")
        select Made(draft, figure.Span, "figure",
        figure.Rule == "record level" ? $"{PlainWords(figure.What!)}: "
            + $"{(figure.Direction == Direction.Down ? "lowest" : "highest")} in {size}." : $"{PlainWords(figure.What!)}: "
            + $"{(figure.Bound is null ? "" : figure.Bound + " ")}{size}{way}.", figure.Text, figure.Confidence);

    private static IEnumerable<Proposal> Stances(EvidenceDraft draft) =>
        from stance in draft.Stances
        where stance.Actor is not null && stance.Confidence >= MinConfidence
        select Made(draft, stance.Span, "stance", ReportedWords.Of(draft.Document.Text, stance), stance.Cue.Of(draft.Document.Text),
        stance.Confidence)
            with
        { At = Locator.Of(draft.Document, stance.Cue.Start, stance.Cue).ToString() };

    private static Proposal Made(EvidenceDraft draft, TextSpan span, string kind, string says, string? quote, double confidence)
    {
        TextSpan at = quote is null ? span : PlaceOf(quote, draft.Document.Text, span);
        return new(kind, span.Start, Locator.Of(draft.Document, span.Start, at).ToString(), says, quote is null ? null
            : PlainWords(quote), confidence);
    }

    // Lines of a text wrapped by hand end within a quotation, and signs that cannot be seen stand in it; neither is in the words quoted.
    private static TextSpan PlaceOf(string quote, string text, TextSpan within)
    {
        int inside = text.AsSpan(within.Start, within.Length).IndexOf(quote, StringComparison.Ordinal);
        return inside >= 0 ? new(within.Start + inside, within.Start + inside + quote.Length)
            : QuotedWords.Find(within.Of(text), quote) is (TextSpan found, 1) ? new(within.Start + found.Start, within.Start + found.End)
            : within;
    }

    private static string SourceEntry(SourceDocument document, string copy) => Braces(
        ("title", document.Title ?? Path.GetFileName(document.Name)),
        ("publisher", document.Publisher),
        ("author", document.Author),
        ("date", document.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("url", document.Url),
        ("\nfile", copy),
        ("sha256", document.Sha256));

    private static string Entry(string source, Proposal one) => Braces(
        ("source", source),
        ("at", one.At),
        ("speaker", one.Speaker),
        ("speaks-for", one.SpeaksFor),
        ("confidence", one.Confidence >= MediumConfidence ? "medium" : "low"),
        ("status", "proposed"),
        ("\nquote", one.Quote),
        ("\nsays", one.Says));

    /// <summary>`{a: 1, b: 2}`; a key that begins with a line break begins a new line.</summary>
    private static string Braces(params (string Key, string? Value)[] parts)
    {
        StringBuilder text = new("{");
        foreach ((string key, string? value) in parts)
        {
            if (value is not null)
            {
                text.Append(text.Length == 1 ? "" : key[0] == '\n' ? "," : ", ").Append(key).Append(": ").Append(Scalar(value));
            }
        }

        return text.Append('}').ToString();
    }

    private static string Scalar(string value)
    {
        string plain = PlainWords(value);
        return plain.Length > 0 && plain.All(one => char.IsAsciiLetterOrDigit(one) || one is '-' or ' ' or '¶' or '/' or '.' or '_')
            && char.IsAsciiLetter(plain[0]) || plain.StartsWith('¶') ? plain
            : plain.Length == 10 && DateOnly.TryParseExact(plain, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? plain
            : JsonLayout.Quoted(plain);
    }

    /// <summary>On one line, without control characters, signs that cannot be seen, and characters that YAML refuses.</summary>
    internal static string PlainWords(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char one in text)
        {
            bool space = char.IsWhiteSpace(one) || char.IsControl(one) || one is '\uFEFF' or '\uFFFE' or '\uFFFF';
            if (!space)
            {
                plain.Append(one);
            }
            else if (plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return HiddenSigns.Without(plain.ToString()).Trim();
    }

    private static string Slug(string title, string fallback)
    {
        StringBuilder slug = new();
        foreach (char one in title.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(one))
            {
                slug.Append(one);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                if (slug.Length >= MaxKeyLength / 2)
                {
                    break;
                }

                slug.Append('-');
            }
        }

        string name = slug.ToString().Trim('-');
        return name.Length == 0 ? fallback : name.Length <= MaxKeyLength ? name : name[..MaxKeyLength];
    }

    private static string Unused(string name, Func<string, bool> isUsed, bool alwaysNumber = false)
    {
        if (!alwaysNumber && !isUsed(name))
        {
            return name;
        }

        int number = alwaysNumber ? 1 : 2;
        while (isUsed(string.Create(CultureInfo.InvariantCulture, $"{name}-{number}")))
        {
            number++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
    }
}

/// <summary>A piece of evidence that a rule proposes.</summary>
/// <param name="Kind">What it is, for its name.</param>
/// <param name="Start">Where it begins, for the order.</param>
/// <param name="At">The locator.</param>
/// <param name="Says">A label, not the document's words.</param>
/// <param name="Quote">The words quoted, if they may be taken over.</param>
/// <param name="Confidence">How sure the rule is.</param>
internal sealed record Proposal(string Kind, int Start, string At, string Says, string? Quote, double Confidence)
{
    public string? Speaker { get; init; }

    public string? SpeaksFor { get; init; }
}
