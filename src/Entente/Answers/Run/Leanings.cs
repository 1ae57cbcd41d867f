using Entente.Ensembles;
using Entente.Pages;

namespace Entente.Answers.Run;

/// <summary>The inputs that the answer leans on: what range was assumed, what it rests on, and the odds at its low and at its high
/// tenth.</summary>
internal sealed class Leanings(RunResults results, Words words)
{
    private const string Pace = "talks.pace";

    private readonly Forecast forecast = results.Forecast;
    private readonly InputWords inputs = new(results.File);

    /// <summary>Those whose difference is more than chance would make of none, the greatest first.</summary>
    private InputLean[] Moving { get; } = [.. results.Forecast.LeansOn.Where(lean => lean.Moves)];

    /// <summary>Everything, for analysts.</summary>
    public Section Section() => new("What the answer leans on",
    [
        .. Moving.Length == 0 ? [new Paragraph(WhyNone)] : new Block[]
        {
            new Paragraph($"Sorted by how much {Chance} differs between the two ends of an input, while everything else varies as the file "
                + "says: its low tenth, the value that one world in ten lies below, and its high tenth, with one in ten above."),
            new Bullets([.. Moving.Where(lean => lean.Path == Pace || inputs.GroundOf(lean.Path) != Ground.Sources).Select(Sentence)]),
            new ChartGroup([Picture()], [Table()]),
            new Paragraph("The odds at an end are read off a curve through the two fifths of the worlds on its side. Inputs whose two "
                + $"ends differ by less than {Say.Number(OddsAtEnds.Significant, 1)} standard errors are left out, so that "
                + $"chance names one in one run of twenty at most, and {Say.Count(OddsAtEnds.MaxTold)} are told at most. "
                + "How much of the differences between worlds each group of inputs and chance carry: entente explain."),
        },
        .. Moving.Any(lean => lean.Path == Pace) ? Array.Empty<Block>() : [new Paragraph(SteadyPace)],
    ]);

    /// <summary>The first few, in short.</summary>
    public IEnumerable<Block> First(int most) => Moving.Length == 0 ? [new Paragraph(WhyNone)] :
    [
        new Paragraph($"{Say.Capital(Chance)} differs most between the ends of these assumptions (one world in ten lies below the low, "
            + "one in ten above the high end); the full list stands in the report, under “What the answer leans on”."),
        new Bullets([.. Moving.Take(most).Select(Sentence)]),
    ];

    private string Chance => $"the chance of {words.AnyAgreement}";

    /// <summary>Why no input is named.</summary>
    private string WhyNone
    {
        get
        {
            int worlds = forecast.Draws - forecast.Failed;
            return FailedWorlds.AreTooMany(forecast.Failed, forecast.Draws)
                    ? "So many worlds could not be computed that nothing is said about which assumptions the odds lean on."
                : worlds < OddsAtEnds.MinWorlds
                    ? $"{Say.Capital(Say.Many(worlds, "world"))} are too few to say which assumptions the odds lean on: it takes "
                        + $"{Say.Count(OddsAtEnds.MinWorlds)}."
                : $"Between the low and the high end of no single assumption does {Chance} differ by more than the error of the "
                    + "simulation.";
        }
    }

    /// <summary>About the pace of talks where it is not named: no model knows it, so it is always told.</summary>
    private string SteadyPace
    {
        get
        {
            InputLean? pace = forecast.LeansOn.FirstOrDefault(lean => lean.Path == Pace);
            return pace is null ? ""
                : Told(pace) + (pace.Low == pace.High ? " No model knows it. Written as one number, it cannot show what it carries; "
                    + "write a range to see."
                    : pace.Difference is null ? " No model knows it."
                    : " No model knows it. Between its two ends the odds do not differ by more than the error of the simulation.");
        }
    }

    /// <summary>One input in a sentence or two.</summary>
    private string Sentence(InputLean lean) => $"{Told(lean)} At its low end, {Say.Digits(lean.Low)}, the chance of an agreement is "
        + $"{Odds.Of(lean.AtLow)}; at its high end, {Say.Digits(lean.High)}, it is {Odds.Of(lean.AtHigh)}.";

    private string Told(InputLean lean)
    {
        string ground = inputs.GroundOf(lean.Path) switch
        {
            Ground.Nothing => " It rests on no evidence.",
            Ground.Judgement => " It rests on the analyst's own judgement.",
            Ground.Sources => "",
        };
        string meaning = inputs.Meaning(lean.Path);
        return $"{Say.Capital(inputs.Of(lean.Path))}{(meaning.Length > 0 ? $" ({Uncapital(meaning)})" : "")}: "
            + $"assumed {inputs.Assumed(lean.Path, lean.Assumed)}.{ground}";
    }

    private TornadoChart Picture() => new(
        "Odds of an agreement with one input at its low or at its high end",
        $"Over all worlds the odds are {Odds.Told(forecast.Agreement)}; each bar reaches to the odds with one input at an end.",
        forecast.Agreement.P!.Value, // where it is unknown, no input is told
        [.. Moving.Select(lean => new TornadoRow(inputs.Of(lean.Path), Say.Digits(lean.Low), Say.Digits(lean.High), lean.AtLow.P!.Value,
            lean.AtHigh.P!.Value))]);

    private DataTable Table() => new(
        $"Odds of {words.AnyAgreement} with the input at its low and at its high end, and their difference; ± points",
        ["Input", "Assumed", Column.Number("Odds at low end"), Column.Number("Odds at high end"), Column.Number("Difference, points"),
            "Rests on"],
        [
            .. Moving.Select(lean => new ValueList<string>(
            [
                inputs.Of(lean.Path), lean.Assumed, Odds.Of(lean.AtLow), Odds.Of(lean.AtHigh),
                Points(lean.Difference!.Value, lean.DifferenceSe), inputs.Grounds(lean.Path),
            ])),
        ]);

    private static string Points(double difference, double? error) =>
        $"{(difference < 0 ? "−" : "+")}{Say.Number(Math.Abs(difference) * 100, 0)} ± {Odds.Error(error)}";

    private static string Uncapital(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
