using Entente.Answers;
using Entente.Ensembles;
using Entente.Web.Views;

namespace Entente.Web.Jobs;

/// <summary>A question that can be answered.</summary>
/// <param name="Total">How many draws it makes at most; 0 if it makes none.</param>
/// <param name="IsQuick">Whether it is answered in less time than anybody would wait.</param>
/// <param name="Ask">Answers; tells how many draws were made, after each.</param>
internal sealed record Question(long Total, bool IsQuick, Func<Action<int>, CancellationToken, Told> Ask);

/// <summary>What a call can say with a question; each question takes of it what its command takes.</summary>
/// <param name="Draws">How many worlds to draw.</param>
/// <param name="Seed">Where chance begins.</param>
/// <param name="Set">Changes of values for this call only, written `path=value`.</param>
/// <param name="Package">The package that is asked about.</param>
/// <param name="Of">What is explained.</param>
/// <param name="Years">For how many years a deal is followed.</param>
/// <param name="Terms">The name of a plan whose terms are asked about.</param>
/// <param name="Explain">The actor whose value of no deal is explained.</param>
/// <param name="Frontier">Two actors whose frontier is shown.</param>
/// <param name="Region">Two issues whose region of agreement is shown.</param>
/// <param name="Redact">Whether names of speakers and titles of sources are left out.</param>
/// <param name="Signed">The day on which terms are signed.</param>
/// <param name="All">Whether every variant is compared.</param>
/// <param name="Variant">Variants and levers.</param>
/// <param name="Draw">The world that is told.</param>
/// <param name="Run">The run that is asked about, in place of the file as it is now.</param>
/// <param name="Runs">Two runs that are compared, the earlier one first.</param>
internal sealed record QuestionOptions(
    int? Draws = null, ulong? Seed = null, string[]? Set = null, string? Package = null, string? Of = null, int? Years = null,
    string? Terms = null, string? Explain = null, string[]? Frontier = null, string[]? Region = null, bool Redact = false,
    DateOnly? Signed = null, bool All = false, string[]? Variant = null, int? Draw = null, string? Run = null, string[]? Runs = null);

/// <summary>An answer, told.</summary>
/// <remarks>Answers are kept, so they are kept as the texts that are sent, and nothing else of what they were made of.</remarks>
/// <param name="Page">Its page, as JSON.</param>
/// <param name="Json">What its command prints with `--json`.</param>
/// <param name="RunFolder">The folder of the run that it is, or is about.</param>
internal sealed record Told(string Page, string Json, string? RunFolder)
{
    /// <summary>Tells an answer; about a run also as a page beside its report, as the command does.</summary>
    public static Told Of<T>(Answer<T> answer, Verb verb, RunResults? run = null)
        where T : class
    {
        if (run is null || verb.Page is null)
        {
            return new(PageJson.Text(answer.Page()), answer.Printed(null), run?.Folder);
        }

        RunPages.Put(run, verb.Page, answer.Html());
        return new(PageJson.Text(answer.Page()), answer.Printed(Path.Combine(run.Folder, verb.Page)), run.Folder);
    }
}
