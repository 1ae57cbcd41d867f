using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Evidence.Provenance;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>Who says what, grouped by speaker, and who else is named.</summary>
internal static class ReadActors
{
    private const double LowConfidence = 0.5;

    public static void Print(EvidenceDraft draft, IAnsiConsole console)
    {
        SourceDocument document = draft.Document;
        if (draft.Quotes.Count == 0)
        {
            console.WriteLine("Nobody is quoted.");
        }

        foreach (IGrouping<string, Quotation> one in draft.Quotes.GroupBy(Name))
        {
            console.WriteLine();
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{Problem.Visible(one.Key)}[/]{Office(one.First())}");
            foreach (Quotation[] some in one.Chunk(ReadText.MaxRowsAtOnce))
            {
                console.Write(Said(some, document));
            }
        }

        HashSet<string> speaking = [.. draft.Quotes.Select(Name)];
        string[] silent = [.. draft.Actors.Where(actor => !speaking.Contains(actor.Name))
            .Select(actor => FormattableString.Invariant($"{Visible(actor.Name)} ({actor.Mentions.Count})"))];
        if (silent.Length > 0)
        {
            console.WriteLine();
            console.WriteLine($"Also named, with the number of mentions: {string.Join(", ", silent)}.");
        }
    }

    private static Grid Said(Quotation[] quotes, SourceDocument document)
    {
        Grid said = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn(new GridColumn().NoWrap().PadRight(2))
            .AddColumn();
        foreach (Quotation quote in quotes)
        {
            string doubt = quote.Confidence < LowConfidence ? " (who says it is a guess)" : "";
            string place = Locator.Of(document, quote.Spans[0].Start, null).ToString();
            said.AddRow(new Text(place), new Text(Word(quote)), new Text(Visible(quote.Text) + doubt));
        }

        return said;
    }

    private static string Name(Quotation quote) =>
        quote.Speaker is Speaker speaker ? speaker.Name ?? Visible(speaker.Text) : "Not said by whom";

    private static string Office(Quotation quote)
    {
        string[] known = [.. new[] { quote.Speaker?.Name is null ? null : quote.Speaker.Role, quote.Speaker?.Organisation }.OfType<string>()
            .Where(word => word != quote.Speaker?.Name).Select(Visible)];
        return known.Length == 0 ? "" : $", {string.Join(", ", known)}";
    }

    private static string Word(Quotation quote) => quote.Polarity switch
    {
        Polarity.Asserts => quote.Kind switch
        {
            QuotationKind.Direct => "said",
            QuotationKind.Mixed => "said in part",
            QuotationKind.Indirect => "reported",
        },
        Polarity.Denies => "denied",
        Polarity.Withholds => "not told",
        Polarity.Doubts => "doubted",
        Polarity.Asks => "asked",
        Polarity.Hopes => "hoped",
    };

    private static string Visible(string text) =>
        Problem.Visible(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
