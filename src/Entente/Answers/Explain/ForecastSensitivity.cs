using Entente.Deals;
using Entente.Ensembles;
using Entente.Scenarios;
using Entente.Scenarios.Format;
using Entente.Talks;

namespace Entente.Answers.Explain;

/// <summary>What a forecast hangs on: how much of its variance each group of inputs and chance carry, how far single inputs move it, and
/// which of them are worth finding out.</summary>
/// <remarks>The main answer is what <see cref="Explained"/> says, usually the probability, along the path of front and events of a world,
/// of an agreement that stops the fighting (any agreement where there is no war) by the last day: it is free of the chance of when talks
/// conclude. docs/explanation/explain.md has the formulas.</remarks>
public sealed record ForecastSensitivity
{
    /// <summary>Single inputs in the tornado, besides the pace of talks.</summary>
    public const int MaxInputs = 10;

    private const string Pace = "talks.pace";

    /// <summary>A correlation below so many standard errors may be chance.</summary>
    private const double Significant = 4;

    /// <summary>Inputs of groups that carry less, with all that they have a part in, come last in the tornado: what they seem to move is
    /// noise.</summary>
    private const double MinTotal = 0.01;

    /// <summary>Odds that differ by less than a point from world to world hang on nothing that matters.</summary>
    private const double MinDeviation = 0.01;

    /// <summary>The tornado takes one in so many of the draws' chances for each bar.</summary>
    private const int TornadoShare = 8;

    /// <summary>The same for an answer that only worlds with a deal have.</summary>
    private const int TornadoShareGivenADeal = 2;

    /// <summary>What is explained.</summary>
    public ExplainedAnswer Explained { get; init; } = ExplainedAnswer.Odds;

    /// <summary>In how many of the worlds A and B, twice the points, the answer is known.</summary>
    public required int Answered { get; init; }

    /// <summary>How many points the design has.</summary>
    public required int Draws { get; init; }

    /// <summary>How many worlds were simulated.</summary>
    public required int Worlds { get; init; }

    /// <summary>How many of them failed; their answers are left out.</summary>
    public required int Failed { get; init; }

    /// <summary>The mean of the main answer; null if no world has one, or too few of those with a deal.</summary>
    public required double? Mean { get; init; }

    /// <summary>The standard deviation of the main answer over worlds.</summary>
    public required double? Deviation { get; init; }

    /// <summary>The groups of inputs, and chance last.</summary>
    public required ValueList<InputGroup> Groups { get; init; }

    /// <summary>The indices of every group for the main answer.</summary>
    public required ValueList<SobolIndices> Indices { get; init; }

    /// <summary>How many numbers of every group rest on no evidence.</summary>
    public required ValueList<int> WithoutEvidence { get; init; }

    /// <summary>The indices for the terms of the main package.</summary>
    public required ValueList<TermSensitivity> Terms { get; init; }

    /// <summary>How far single inputs move the main answer, the farthest first.</summary>
    public required ValueList<TornadoBar> Tornado { get; init; }

    /// <summary>The main answer with every input at its central value.</summary>
    public required double? Central { get; init; }

    /// <summary>The pace of talks, then the inputs that the main answer moves with, the strongest first.</summary>
    public required ValueList<InputLean> FindOut { get; init; }

    /// <summary>Paths of the numbers that hang together with others.</summary>
    internal ValueList<string> CorrelatedPaths { get; init; } = [];

    /// <summary>The share of variance that would be left on average if every input were known, alone and with the inputs: the total index
    /// of chance.</summary>
    public IndexEstimate Noise => Indices[^1].Total;

    /// <summary>Whether the main answer differs so little from world to world that nothing can be said to make it differ.</summary>
    public bool HardlyVaries => Deviation < MinDeviation * Explained.Greatest;

    /// <summary>Whether an input moves with the main answer by more than chance would make of none.</summary>
    public bool IsBeyondChance(InputLean lean) => IsBeyondChance(lean, Explained.IsGivenADeal ? Answered : 2 * Draws);

    /// <summary>How many worlds a question of so many points simulates at most.</summary>
    internal static int MostWorlds(Scenario scenario, ScenarioInputs inputs, int draws, ExplainedAnswer explained) =>
        SaltelliDesign.RowsOf(InputGroup.Of(scenario, inputs).Count, draws)
            + (((2 * Math.Min(MaxInputs + 1, inputs.Numbers.Count)) + 1) * Chances(draws, explained));

    /// <summary>How many points are drawn unless somebody says otherwise: a minute on two processors with the largest scenario that comes
    /// with Entente.</summary>
    public const int UsualDraws = 384;

    /// <summary>The fewest: two for each of the 16 scrambles, so that each has a variance.</summary>
    public const int MinDraws = 32;

    /// <summary>Asks, and tells.</summary>
    /// <param name="about">The scenario.</param>
    /// <param name="asked">How it was asked.</param>
    /// <param name="explained">What is to be explained, one of <see cref="ExplainedAnswer.All"/>.</param>
    /// <param name="settings">How many worlds, and how.</param>
    /// <param name="progress">Told after each draw.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static Answer<ForecastSensitivity> Ask(Subject about, AskedAs asked, ExplainedAnswer explained, EnsembleSettings settings,
        Action? progress = null, CancellationToken stop = default)
    {
        ForecastSensitivity found =
            Of(about.Scenario, ScenarioInputs.Of(about.File, about.Original, settings.Seed), explained, settings, progress, stop);
        return new(
            found, asked, told => ExplainPage.Of(about.File, found, told), () =>
                ExplainJson.Of(about.File.Name, about.Scenario, found, settings), found.Failed, found.Worlds);
    }

    /// <summary>Explains a forecast.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="inputs">Its uncertain numbers.</param>
    /// <param name="explained">What is to be explained, one of <see cref="ExplainedAnswer.All"/>.</param>
    /// <param name="settings">How many points, at least 32, and how.</param>
    /// <param name="progress">Told after each world.</param>
    /// <param name="stop">Stops early.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static ForecastSensitivity Of(Scenario scenario, ScenarioInputs inputs, ExplainedAnswer explained, EnsembleSettings settings,
        Action? progress = null, CancellationToken stop = default)
    {
        IReadOnlyList<InputGroup> groups = InputGroup.Of(scenario, inputs);
        Func<Draw, double> answerIn = explained.In(scenario);
        Quantity[] terms = explained.IsGivenADeal ? []
            : [.. Quantity.All(scenario).Where(quantity => quantity.Kind == QuantityKind.Position)];
        int threads = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount, failed = 0;
        long work = SearchBudget.OfEach(MostWorlds(scenario, inputs, settings.Draws, explained));
        SaltelliDesign design = new(inputs, [.. groups.Select(group => group.Places)], settings.Draws);
        double[][] answers = design.Evaluate(Worker, terms.Length + 1, threads, progress, stop);

        double[] known = [.. answers[0].Take(2 * settings.Draws).Where(answer => !double.IsNaN(answer))];
        bool isTooFew = explained.IsGivenADeal && FewWorlds.AreTooFew(known.Length);
        SobolIndices[] indices = [.. design.Indices(answers[0]).Select(index => !explained.IsGivenADeal ? index
            : isTooFew ? SobolIndices.Unknown : new(TermSensitivity.OrUnknown(index.First), TermSensitivity.OrUnknown(index.Total)))];
        InputLean[] leans = Leans(scenario, inputs, design, answers[0], settings.Draws);
        bool Matters(string path) =>
            groups.Index().Any(group => indices[group.Index].Total.Value >= MinTotal
            && group.Item.Places.Any(place => inputs.Numbers[place].Path == path));
        string[] tried = [Pace, .. leans.Select(lean => lean.Path).Where(path => path != Pace).OrderBy(path => Matters(path) ? 0 : 1)
            .Take(MaxInputs)];
        OneAtATime bars = OneAtATime.Of(inputs, isTooFew ? [] : tried, Chances(settings.Draws, explained),
            explained.IsGivenADeal ? FewWorlds.MinWorlds : 1, Worker, threads, progress, stop);
        bool isKnown = known.Length > 0 && !isTooFew;
        double mean = isKnown ? known.Average() : double.NaN;
        int count = explained.IsGivenADeal ? known.Length : 2 * settings.Draws;
        return new()
        {
            Explained = explained,
            Answered = known.Length,
            Draws = settings.Draws,
            Worlds = design.Rows + bars.Worlds,
            Failed = failed,
            Mean = isKnown ? mean : null,
            Deviation = isKnown ? Math.Sqrt(known.Average(answer => (answer - mean) * (answer - mean))) : null,
            Groups = [.. groups, new InputGroup(InputGroup.Chance, [])],
            CorrelatedPaths = [.. inputs.Correlated.SelectMany(places => places).Select(place => inputs.Numbers[place].Path)],
            Indices = [.. indices],
            WithoutEvidence = [.. groups.Select(group =>
                leans.Count(lean => lean.Evidence.Count == 0 && group.Places.Any(place => inputs.Numbers[place].Path == lean.Path))), 0],
            Terms = [.. terms.Select((term, t) => new TermSensitivity(term.Name, [.. design.Indices(answers[t + 1])]))],
            Tornado = [.. bars.Bars],
            Central = double.IsNaN(bars.Central) ? null : bars.Central,
            FindOut = isTooFew ? [] : [.. leans.Where(lean => lean.Path == Pace),
                .. leans.Where(lean => lean.Path != Pace && IsBeyondChance(lean, count)).Take(MaxInputs)],
        };

        Func<DesignRow, double[]> Worker()
        {
            World world = new(scenario, explained.Options with { Work = work });
            return row =>
            {
                Draw draw = world.Run(inputs.ValueIn(row.Values, row.Chance), settings.Seed, row.Chance);
                double answer = draw.Failure is null ? answerIn(draw) : double.NaN;
                if (draw.Failure is null && (explained.IsGivenADeal || !double.IsNaN(answer)))
                {
                    return [answer, .. terms.Select(term => term.In(draw))];
                }

                Interlocked.Increment(ref failed);
                return [.. Enumerable.Repeat(double.NaN, terms.Length + 1)];
            };
        }
    }

    private static bool IsBeyondChance(InputLean lean, int worlds) => lean.Share * worlds > Significant * Significant;

    private static int Chances(int draws, ExplainedAnswer explained) =>
        Math.Max(ScrambledMean.Scrambles, draws / (explained.IsGivenADeal ? TornadoShareGivenADeal : TornadoShare));

    /// <summary>How each input moves with the main answer over A and B, the strongest first, and with what evidence.</summary>
    private static InputLean[] Leans(Scenario scenario, ScenarioInputs inputs, SaltelliDesign design, double[] answers, int draws)
    {
        EvidenceCoverage coverage = new(scenario);
        int[] rows = [.. Enumerable.Range(0, 2 * draws).Where(row => !double.IsNaN(answers[row]))];
        double[][] values = [.. rows.Select(row => design[row].Values)];
        double[] known = [.. rows.Select(row => answers[row])];
        IEnumerable<InputLean> leans = inputs.Numbers.Index().Where(number => number.Item.IsInForce)
            .Select(number => Lean(number.Item.Path, number.Item.Value, Correlation([.. values.Select(row => row[number.Index])], known)));
        InputLean[] sorted = [.. leans.OrderByDescending(lean => lean.Share ?? 0)];
        return sorted.Any(lean => lean.Path == Pace) ? sorted : [Lean(Pace, scenario.Talks.Pace, null), .. sorted];

        InputLean Lean(string path, Uncertain value, double? correlation) => new(
            path, NumberSyntax.Text(value), value.Shown(value.Quantile(0.1)), value.Shown(value.Central),
            value.Shown(value.Quantile(0.9)),
            correlation, correlation * correlation, new(coverage.For(path)));
    }

    private static double? Correlation(double[] one, double[] other)
    {
        if (one.Length == 0)
        {
            return null;
        }

        (double mean, double otherMean) = (one.Average(), other.Average());
        double products = 0, squares = 0, otherSquares = 0;
        for (int i = 0; i < one.Length; i++)
        {
            (double x, double y) = (one[i] - mean, other[i] - otherMean);
            (products, squares, otherSquares) = (products + (x * y), squares + (x * x), otherSquares + (y * y));
        }

        return squares > 0 && otherSquares > 0 ? Math.Clamp(products / Math.Sqrt(squares * otherSquares), -1, 1) : null;
    }
}

/// <summary>What one of the terms hangs on, over the points at which the package is agreed in the worlds that an index needs.</summary>
/// <param name="Issue">Key of the issue, a scale.</param>
/// <param name="Indices">The indices of every group, chance last.</param>
public sealed record TermSensitivity(string Issue, ValueList<SobolIndices> Indices)
{
    /// <summary>With fewer worlds than this an index of terms is not worth telling.</summary>
    public const int MinWorlds = 32;

    /// <summary>Whether every group's total index is worth telling.</summary>
    public bool IsTold => Indices.All(one => IsEnough(one.Total));

    /// <summary>An index, or none where it comes from too few worlds or says nothing.</summary>
    internal static IndexEstimate OrUnknown(IndexEstimate estimate) =>
        IsEnough(estimate) ? estimate : IndexEstimate.Unknown with { Worlds = estimate.Worlds };

    /// <summary>Whether an index comes from enough worlds, and its interval is not so wide (a share is at most 1) that it says
    /// nothing.</summary>
    internal static bool IsEnough(IndexEstimate estimate) => estimate.Worlds >= MinWorlds && estimate.HalfWidth <= 1;
}
