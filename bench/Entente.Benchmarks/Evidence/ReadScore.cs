using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Evidence;
using Entente.Evidence.Documents;

namespace Entente.Benchmarks.Evidence;

/// <summary>`read-score PATH [--part development|aside] [--errors KIND] [--rules [--cues]]`: scores the quotations that `read` finds
/// against annotated articles (one JSON object a line with `id`, `text`, `quotes`: `type`, `content` and `speaker` as lists of [start,
/// end]). Spans match at a character Jaccard index of at least 0.5, the best pairs first, kinds apart; a speaker is right if it overlaps
/// the annotated one, or if neither names one. Every fourth article is kept aside.</summary>
internal static class ReadScore
{
    private const double LeastJaccard = 0.5;
    private static readonly QuotationKind[] Kinds = [QuotationKind.Direct, QuotationKind.Mixed, QuotationKind.Indirect];

    private sealed record Annotated(string Type, TextSpan[] Content, TextSpan[] Speaker);

    private sealed record Article(string Id, string Text, Annotated[] Gold, IReadOnlyList<Quotation> Found);

    public static int Run(string[] args)
    {
        int part = Array.IndexOf(args, "--part"), errors = Array.IndexOf(args, "--errors");
        Article[] articles = [.. File.ReadLines(args[0]).Where(line => line.Length > 0).Select(Read)
            .OrderBy(article => article.Id, StringComparer.Ordinal)];
        Article[] first = [.. articles.Where((_, i) => i % 4 != 3)], second = [.. articles.Where((_, i) => i % 4 == 3)];
        string which = part < 0 ? "all" : args[part + 1];
        if (which is "all" or "development")
        {
            Print($"development part ({first.Length} articles)", first);
        }

        if (which is "all" or "aside")
        {
            Print($"part kept aside ({second.Length} articles)", second);
        }

        if (which == "all")
        {
            Print($"all ({articles.Length} articles)", articles);
        }

        Article[] shown = which switch { "development" => first, "aside" => second, _ => articles };
        if (errors >= 0)
        {
            PrintErrors(shown, Enum.Parse<QuotationKind>(args[errors + 1], ignoreCase: true));
        }

        if (args.Contains("--rules"))
        {
            PrintRules(shown, args.Contains("--cues"));
        }

        return 0;
    }

    private static Article Read(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonElement root = json.RootElement;
        string text = root.GetProperty("text").GetString()!, id = root.GetProperty("id").GetString()!;
        Annotated[] gold = [.. root.GetProperty("quotes").EnumerateArray()
            .Select(quote => new Annotated(quote.GetProperty("type").GetString()!, Spans(quote.GetProperty("content")),
            Spans(quote.GetProperty("speaker"))))];
        SourceDocument document = DocumentReader.Read(Encoding.UTF8.GetBytes(text), id).Document!;
        return new(id, text, gold, EvidenceDraft.Of(document).Quotes);
    }

    private static TextSpan[] Spans(JsonElement list) =>
        [.. list.EnumerateArray().Select(one => new TextSpan(one[0].GetInt32(), one[1].GetInt32()))];

    private static void Print(string title, Article[] articles)
    {
        Console.WriteLine(title);
        Console.WriteLine("                  annotated  found   span P     R    F1   end-to-end P     R    F1   speaker right on "
            + "matched spans");
        foreach (QuotationKind kind in Kinds)
        {
            Line(Name(kind), articles, [kind]);
        }

        Line("direct + mixed", articles, [QuotationKind.Direct, QuotationKind.Mixed]);
        Line("all kinds", articles, Kinds);
    }

    private static void Line(string name, Article[] articles, QuotationKind[] kinds)
    {
        int gold = 0, found = 0, matched = 0, right = 0;
        foreach (Article article in articles)
        {
            Annotated[] annotated = [.. article.Gold.Where(one => kinds.Any(kind => Name(kind) == one.Type))];
            Quotation[] mine = [.. article.Found.Where(one => kinds.Contains(one.Kind))];
            gold += annotated.Length;
            found += mine.Length;
            foreach ((Annotated a, Quotation m) in Match(annotated, mine))
            {
                matched++;
                right += SpeakerIsRight(a, m) ? 1 : 0;
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-15} {gold,9} {found,6}   {P(matched, found):0.000} {P(matched, gold):0.000} {F(matched, found, gold):0.000}         "
                + $" {P(right, found):0.000} {P(right, gold):0.000} {F(right, found, gold):0.000}   {P(right, matched):0.000}"));
    }

    private static double P(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static double F(int right, int found, int gold) => found + gold == 0 ? 0 : 2.0 * right / (found + gold);

    private static List<(Annotated, Quotation)> Match(IReadOnlyList<Annotated> annotated, IReadOnlyList<Quotation> found)
    {
        var pairs = from a in Enumerable.Range(0, annotated.Count)
                    from m in Enumerable.Range(0, found.Count)
                    let jaccard = Jaccard(annotated[a].Content, found[m].Spans)
                    where jaccard >= LeastJaccard
                    orderby jaccard descending, a, m
                    select (a, m);
        HashSet<int> usedA = [], usedM = [];
        return [.. pairs.ToArray()
            .Where(pair => !usedA.Contains(pair.a) && !usedM.Contains(pair.m) && usedA.Add(pair.a) && usedM.Add(pair.m))
            .Select(pair => (annotated[pair.a], found[pair.m]))];
    }

    private static double Jaccard(IReadOnlyList<TextSpan> a, IReadOnlyList<TextSpan> b)
    {
        int common = a.Sum(x => b.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));
        return common == 0 ? 0 : (double)common / (a.Sum(x => x.Length) + b.Sum(y => y.Length) - common);
    }

    private static bool SpeakerIsRight(Annotated annotated, Quotation found) => annotated.Speaker.Length == 0
        ? found.Speaker is null
        : found.Speaker is Speaker speaker && annotated.Speaker.Any(one => one.Overlaps(speaker.Span));

    private static void PrintErrors(Article[] articles, QuotationKind kind)
    {
        foreach (Article article in articles)
        {
            Annotated[] annotated = [.. article.Gold.Where(one => one.Type == Name(kind))];
            Quotation[] mine = [.. article.Found.Where(one => one.Kind == kind)];
            List<(Annotated A, Quotation M)> pairs = Match(annotated, mine);
            foreach (Annotated a in annotated.Where(a => pairs.TrueForAll(pair => pair.A != a)))
            {
                Console.WriteLine($"MISSED {article.Id}\n   {Words(article, a.Content)}\n   BY {Words(article, a.Speaker)}   IN "
                    + $"…{Around(article, a.Content)}…");
                foreach (Quotation near in article.Found.Where(one => Jaccard(a.Content, one.Spans) > 0))
                {
                    Console.WriteLine($"     near: {near.Kind} {near.Rule} [{near.Text}] BY {near.Speaker?.Text}");
                }
            }

            foreach (Quotation m in mine.Where(m => pairs.TrueForAll(pair => pair.M != m)))
            {
                Console.WriteLine($"WRONG {article.Id} {m.Rule}\n   {m.Text}\n   BY {m.Speaker?.Text}   IN …{Around(article, m.Spans)}…");
            }

            foreach ((Annotated a, Quotation m) in pairs.Where(pair => !SpeakerIsRight(pair.A, pair.M)))
            {
                Console.WriteLine($"SPEAKER {article.Id} {m.Rule}\n   {m.Text}\n   BY {m.Speaker?.Text} NOT {Words(article, a.Speaker)}   "
                    + $"IN …{Around(article, m.Spans)}…");
            }
        }
    }

    private static void PrintRules(Article[] articles, bool byCue)
    {
        Dictionary<string, (int Found, int Span, int Right)> rules = [];
        foreach (Article article in articles)
        {
            List<(Annotated A, Quotation M)> pairs = Match(article.Gold, article.Found);
            foreach (Quotation m in article.Found)
            {
                string key = byCue && m.Cue is TextSpan cue ? $"{m.Rule} {cue.Of(article.Text).Split(' ')[^1]}" : m.Rule;
                (int found, int span, int right) = rules.GetValueOrDefault(key);
                Annotated? a = pairs.Find(pair => pair.M == m).A;
                rules[key] = (found + 1, span + (a is null ? 0 : 1), right + (a is not null && SpeakerIsRight(a, m) ? 1 : 0));
            }
        }

        foreach ((string rule, (int found, int span, int right)) in rules.OrderByDescending(one => one.Value.Found))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {rule,-45} found {found,4}, span right {P(span, found):0.00}, with speaker {P(right, found):0.00}"));
        }
    }

    private static string Words(Article article, IReadOnlyList<TextSpan> spans) =>
        string.Join(" … ", spans.Select(one => one.Of(article.Text)));

    private static string Around(Article article, IReadOnlyList<TextSpan> spans) =>
        article.Text[Math.Max(0, spans[0].Start - 120)..Math.Min(article.Text.Length, spans[^1].End + 120)]
        .Replace("\n", "⏎", StringComparison.Ordinal);

    private static string Name(QuotationKind kind) => kind.ToString().ToLowerInvariant();
}
