using Entente.Pages;
using Entente.Scenarios;

namespace Entente.Answers.Sweep;

/// <summary>The odds in every run of a grid.</summary>
/// <param name="Scenario">The scenario file as it was named.</param>
/// <param name="Draws">How many draws each run has.</param>
/// <param name="Seed">Seed of all of them.</param>
/// <param name="Plan">The grid.</param>
/// <param name="Cells">Its runs, in the order of the grid.</param>
internal sealed record SweepAnswer(string Scenario, int Draws, ulong Seed, SweepPlan Plan, ValueList<SweepCell> Cells)
{
    /// <summary>The answer as a page and as JSON.</summary>
    public static Answer<SweepAnswer> Told(SweepAnswer answer, Scenario scenario, AskedAs asked) => new(
        answer,
        asked,
        of => of.Page(
            scenario, $"{Say.Many(answer.Cells.Count, "run")} of {Say.Many(answer.Draws, "world")} each.", answer.Sections(new(scenario))),
        () => SweepJson.Form.Write(answer),
        answer.Cells.Sum(cell => (long)cell.Failed),
        answer.Cells.Sum(cell => (long)cell.Draws));

    /// <summary>Names of all questions that a run has; a change can take one away.</summary>
    public IReadOnlyList<string> Questions => [.. Cells.SelectMany(cell => cell.Questions.Names).Distinct(StringComparer.Ordinal)];

    private IEnumerable<Section> Sections(Words words)
    {
        string[] outcomes = [.. Cells[0].Outcomes.Names.Where(name => Cells.Any(cell => !(cell.Outcomes[name].Chance.P == 0)))];
        yield return Tables("The odds in every run", "Chance of an agreement, and how things stand on the last day",
            ["agreement", .. outcomes.Select(words.Outcome)], cell => outcomes.Select(name => cell.Outcomes[name]).Prepend(cell.Agreement),
            new Paragraph(Cells.Count == 1 ? "± is 19 times in 20."
                : "Every run has the same seed, so that what was not changed has the same draws in all of them; a difference to "
                + "the first run leaves out the luck that both share. ± is 19 times in 20, and a difference in brackets is within it."));
        IReadOnlyList<string> questions = Questions;
        if (questions.Count > 0)
        {
            yield return Tables("The questions of the file", "Chance of yes", questions, cell => questions.Select(cell.Question));
        }
    }

    private Section Tables(
        string heading, string caption, IReadOnlyList<string> names, Func<SweepCell, IEnumerable<SweepOdds>> of, params Paragraph[] after)
    {
        Column[] columns = [.. Plan.Axes.Select(axis => new Column(axis.Path)), .. names.Select(name => new Column(name, IsNumber: true))];
        DataTable chances = Table($"{caption}, ± points", Cells, odds => Odds.Of(odds.Chance));
        return new(heading, [chances, .. Cells.Count == 1 ? Array.Empty<Block>()
            : [Table("Difference to the first run, in the same worlds", Cells.Skip(1),
                odds => ChangeText.Difference(odds.Change, isShare: true))],
            .. after]);

        DataTable Table(string says, IEnumerable<SweepCell> cells, Func<SweepOdds, string> shown) =>
            new(says, [.. columns], [.. cells.Select(cell => (ValueList<string>)[.. cell.Values, .. of(cell).Select(shown)])]);
    }
}
