using Entente.Evidence;
using Entente.Evidence.Documents;
using Entente.Evidence.Stances;
using Entente.Scenarios;
using Spectre.Console;

namespace Entente.Cli;

/// <summary>What `read` found, for people: grouped by actor.</summary>
internal static class ReadText
{
    /// <summary>A table is laid out as a whole before its first row is printed, so a long one is printed as several: a book's would not fit
    /// into memory.</summary>
    public const int MaxRowsAtOnce = 500;

    // Fewer are likely to be inches or misprints.
    private const int MinApostrophes = 4;

    /// <summary>What several texts say, and how stances turned over all of them.</summary>
    public static void Print(IReadOnlyList<EvidenceDraft> drafts, IAnsiConsole console)
    {
        foreach (EvidenceDraft draft in drafts)
        {
            Print(draft, console);
        }

        IReadOnlyList<StanceLine> lines = StanceLines.Of(drafts);
        if (lines.Count > 0)
        {
            console.WriteLine();
            console.WriteLine("Stances that turned");
            foreach (StanceLine line in lines)
            {
                console.WriteLine($"  {Problem.Visible(StanceLines.Sentence(line, drafts.Count > 1))}");
            }
        }
    }

    private static void Print(EvidenceDraft draft, IAnsiConsole console)
    {
        SourceDocument document = draft.Document;
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{Problem.Visible(document.Title ?? document.Name)}[/]");
        foreach (string warning in document.Warnings)
        {
            console.WriteLine($"Note: {warning}");
        }

        if (!document.ReadsDoubledApostrophes && document.Text.AsSpan().Count("''") >= MinApostrophes)
        {
            console.WriteLine("Note: The text has pairs of apostrophes (''). If they stand for quotation marks, read it with "
                + "--apostrophes: what they enclose is then taken as word for word.");
        }

        if (document.Date is null && draft.Dates.Any(date => date.Date is null && date.End is null))
        {
            console.WriteLine("Note: It is not known when the text was published, so days such as `Monday` or `9 May` are not known "
                + "either. Give it: --date 2025-02-13.");
        }

        ReadActors.Print(draft, console);
        ReadFacts.Print(draft, console);
    }
}
