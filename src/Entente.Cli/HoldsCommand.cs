using System.CommandLine;
using Entente.Answers;
using Entente.Answers.Holds;
using Entente.Ensembles;
using Entente.Scenarios;

namespace Entente.Cli;

/// <summary>`entente holds FILE`: whether a deal would hold, who would break it, and what would make it hold better.</summary>
internal sealed class HoldsCommand() : QuestionCommand<HoldingAnswer>(
    Verb.Holds,
    "Who gains from it, who is tempted to break it and when, how long it lasts, and which clause would make it last longer."
        + "\n\nExample: entente holds scenarios/ukraine-2025.yaml"
        + "\n         entente holds scenarios/korea-1951.yaml --package armistice --terms scenarios/terms/korea-1951-truce.yaml"
        + "\n         entente holds scenarios/ukraine-2025.yaml --package ceasefire --years 10 --json"
        + "\n         entente holds results/ukraine-2025",
    HoldingAnswer.UsualDraws)
{
    private readonly Option<string> package = TypedOption.Words<string>(AskOption.PackageFollowed, "NAME");

    private readonly Option<string> terms = TypedOption.Words<string>(AskOption.TermsFollowed, "FILE");

    private readonly Option<DateOnly?> signed = TypedOption.Day(AskOption.Signed.Typed, AskOption.Signed.Help);

    private readonly Option<int?> years =
        TypedOption.Whole(AskOption.Years.Typed, AskOption.Years.Help, (int)AskOption.Years.Least, HoldingQuestion.MaxYears);

    private TermsFile? plan;

    public static Command Create()
    {
        HoldsCommand holds = new();
        return holds.Build(holds.package, holds.terms, holds.signed, holds.years);
    }

    protected override IEnumerable<Problem> Problems(ParseResult call, ScenarioFile file) => Plan(call, file)?.Problems ?? [];

    protected override IEnumerable<string> Mistakes(ParseResult call, ScenarioFile file) => Question(call, file).Mistakes;

    protected override long MostDraws(ParseResult call, Subject about, EnsembleSettings settings) => settings.Draws;

    protected override Answer<HoldingAnswer> Ask(
        ParseResult call, Subject about, AskedAs asked, EnsembleSettings settings, Action progress, CancellationToken stop) =>
        HoldingAnswer.Ask(about, asked, Question(call, about.File).Question!, settings, progress, stop); // a call without one was refused

    private (HoldingQuestion? Question, IReadOnlyList<string> Mistakes) Question(ParseResult call, ScenarioFile file) =>
        HoldingQuestion.Of(file.Scenario!, call.GetValue(package), call.GetValue(years), call.GetValue(signed), Plan(call, file)?.Terms);

    /// <summary>The terms in the file that the call names, read once: a pipe cannot be read again.</summary>
    private TermsFile? Plan(ParseResult call, ScenarioFile file) =>
        plan ??= call.GetValue(terms) is string path ? TermsFile.Read(path, file) : null;
}
