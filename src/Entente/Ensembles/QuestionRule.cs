using Entente.Scenarios;
using Entente.Talks;

namespace Entente.Ensembles;

/// <summary>What answers a question of the file with yes in a draw: one agreement that meets all that the question says.</summary>
/// <remarks>
/// With `by`, an agreement made in the time asked about, on the terms asked about; with `holds-for` it must then stay unbroken for so long,
/// and where a further package takes its place, that one too. With `on`, an agreement in force at the end of that day, whenever it was
/// made. Bargains that do not stop the fighting stand until a victory undoes them.
/// </remarks>
/// <param name="scenario">The scenario.</param>
/// <param name="question">One of its questions.</param>
internal sealed class QuestionRule(Scenario scenario, Question question)
{
    private readonly bool[] counts = [.. scenario.AllPackages.Select(package => Counts(question, package))];
    private readonly int issue = question.Issue is string name && scenario.Issues.TryIndexOf(name, out int k) ? k : -1;

    /// <summary>The levers and variants under which questions are asked, each once, in the order of the file.</summary>
    public static IReadOnlyList<string> Changes(Scenario scenario) =>
        [.. scenario.Questions.Values.Select(question => question.If).OfType<string>().Distinct()];

    /// <summary>Whether the answer is yes.</summary>
    /// <param name="draw">A draw that did not fail, under the change that the question names.</param>
    public bool IsYes(Draw draw)
    {
        for (int at = 0; at < draw.Agreements.Count; at++)
        {
            Agreement agreement = draw.Agreements[at];
            if (counts[agreement.Package] && HasTerms(agreement) && IsInTime(draw, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Counts(Question question, KeyValuePair<string, Package> package) => question.Package.Count > 0
        ? question.Package.Contains(package.Key)
        : question.Issue is string issue && package.Value.Covers.Includes(issue);

    private bool HasTerms(Agreement agreement) => issue < 0 || scenario.Issues[issue].Value switch
    {
        OptionsIssue options => options.Options[(int)agreement.Terms[issue]].Key == question.Is,
        _ => !(agreement.Terms[issue] < question.AtLeast?.Central || agreement.Terms[issue] > question.AtMost?.Central),
    };

    private bool IsInTime(Draw draw, int at)
    {
        Agreement agreement = draw.Agreements[at];
        return question.On is DateOnly on
            ? agreement.Date <= on && !(agreement.Broken?.Date <= on || agreement.Replaced <= on || draw.EndOfWar?.Date <= on
                || (agreement.Expired <= on && scenario.AllPackages[agreement.Package].Value.RunsOut))
            : !(agreement.Date < question.From || agreement.Date > question.By)
                && (question.HoldsFor is not Duration time || IsUnbroken(draw, at, time.After(agreement.Date)));
    }

    private static bool IsUnbroken(Draw draw, int at, DateOnly day)
    {
        Agreement agreement = draw.Agreements[at];
        if (agreement.Broken?.Date < day || draw.EndOfWar?.Date < day)
        {
            return false;
        }

        int next = agreement.Replaced is DateOnly replaced && replaced < day ? NextThatReplaces(draw, at, replaced) : -1;
        return next < 0 || IsUnbroken(draw, next, day);
    }

    private static int NextThatReplaces(Draw draw, int at, DateOnly replaced)
    {
        for (int next = at + 1; next < draw.Agreements.Count; next++)
        {
            if (draw.Agreements[next].Package != draw.Agreements[at].Package && draw.Agreements[next].Date >= replaced)
            {
                return next;
            }
        }

        return -1;
    }
}
