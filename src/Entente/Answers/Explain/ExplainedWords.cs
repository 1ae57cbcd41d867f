using Entente.Ensembles;
using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Explain;

/// <summary>The words for what is explained.</summary>
internal sealed class ExplainedWords(Scenario scenario, ForecastSensitivity answer)
{
    private readonly ExplainedAnswer of = answer.Explained;
    private readonly Words words = new(scenario);

    /// <summary>The question that the page answers.</summary>
    public string Question => !of.IsGivenADeal ? Verb.Explain.Question
        : of.Years > 0 ? $"What does it hang on whether {words.APackage(scenario.MainPackage)} holds?"
        : $"What do the terms on {Words.Issue(of.Issue)} hang on?";

    /// <summary>It in a sentence, with its verb: `the odds are`.</summary>
    public string NameIs => of.IsGivenADeal ? $"{Name} is" : "the odds are";

    /// <summary>It in a sentence.</summary>
    public string Name => !of.IsGivenADeal ? "the odds"
        : of.Years > 0 ? "the chance that it holds"
        : of.IsPosition ? $"the position on {Words.Issue(of.Issue)}"
        : $"the chance of “{words.Option(of.Issue, of.Option)}”";

    /// <summary>A value of it.</summary>
    public string Value(double value) => of.IsPosition ? TermsWords.Counted(scenario.Issues[of.Issue], value) : Say.Percent(value);

    /// <summary>A difference in points.</summary>
    public double Points(double difference) => of.IsPosition ? difference : 100 * difference;

    /// <summary>A difference without its sign, as tables tell it: in points to a tenth, on a scale in a unit of its own in that.</summary>
    public string Distance(double difference) => OwnScale is Scenarios.Anchors own ? own.TextOfLength(Math.Abs(difference))
        : Say.Number(Math.Abs(Points(difference)), 1);

    /// <summary>What differences are counted in.</summary>
    public string Counted => OwnScale is Scenarios.Anchors own ? own.Unit ?? "units" : "points";

    private Scenarios.Anchors? OwnScale => of.Scale(scenario) is { IsPlain: false } own ? own : null;

    /// <summary>How large it is and how far it differs from world to world.</summary>
    public string Size(double mean)
    {
        string apart = answer.HardlyVaries ? "."
            : $"; from world to world {(of.IsGivenADeal ? "it differs" : "they differ")} by some "
                + $"{(OwnScale is null ? Say.Number(Points(answer.Deviation!.Value), 0) : Distance(answer.Deviation!.Value))} {Counted} "
                + "(standard deviation). What makes "
                + $"{(of.IsGivenADeal ? "it" : "them")} differ?";
        return !of.IsGivenADeal
            ? $"The odds of {words.AnyAgreement} by {Say.Day(scenario.Until)} "
                + $"are {Say.Percent(mean)} on average{apart}"
            : $"{Agreed}. Once agreed, "
                + (of.Years > 0 ? $"it still stands after {Say.Years(of.Years)} with a chance of {Say.Percent(mean)} on average"
                    : of.IsPosition ? $"it lands at {TermsWords.Of(scenario.Issues[of.Issue], mean)} on {Words.Issue(of.Issue)} on average"
                    : $"it has “{words.Option(of.Issue, of.Option)}” on {Words.Issue(of.Issue)} in {Say.Percent(mean)} of these worlds")
                + apart;
    }

    /// <summary>That too few worlds have the answer.</summary>
    public string TooFew => !of.IsGivenADeal ? "No world could be computed, so there is nothing to explain."
        : $"{Agreed}: too few to say what {Name} hangs on, it takes {Say.Count(FewWorlds.MinWorlds)}. Draw more with --draws.";

    /// <summary>That it hardly varies.</summary>
    public string Steady => of.IsGivenADeal
        ? "It hardly differs from one world to another, so nothing is named as a cause."
        : "They hardly differ from one world to another, so nothing is named as a cause. To see what stands between the parties and a "
            + "deal, and what would open one, ask entente why.";

    /// <summary>That nothing stands out.</summary>
    public string NothingStandsOut => "No group of assumptions stands out from the error of the simulation; more --draws would tell."
        + (of.IsGivenADeal ? "" : " To see what stands between the parties and a deal, ask entente why.");

    /// <summary>What shares over worlds with a deal can and cannot say; empty where all worlds count.</summary>
    public string Caution => !of.IsGivenADeal ? ""
        : $"These shares rest on worlds in which {words.APackage(scenario.MainPackage)} is made in every version that is compared. Given a "
            + "deal, the assumptions are no longer independent of each other, so the shares need not add up to a whole: a rough guide.";

    private string Agreed => $"{Say.Capital(words.APackage(scenario.MainPackage))} was agreed in {Say.Count(answer.Answered)} of "
        + Say.Many(2 * answer.Draws, "world");
}
