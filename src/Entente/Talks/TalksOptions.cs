using System.Text.Json;
using System.Text.Json.Serialization;
using Entente.Deals;
using Entente.Scenarios;

namespace Entente.Talks;

/// <summary>How draws are simulated, beyond what the scenario says.</summary>
public sealed record TalksOptions
{
    /// <summary><see cref="LooksEvery"/> of runs and questions.</summary>
    public const int UsualLooks = 4;

    private const double UsualTolerance = 2e-4;

    /// <summary>The options of `run`.</summary>
    public static TalksOptions Default { get; } =
        new() { FollowsDeals = true, WholePaths = 640, RecordsFirst = 640, LooksEvery = UsualLooks };

    /// <summary>The draw alone: nothing is asked beside it.</summary>
    public TalksOptions()
    {
    }

    /// <summary>From a file; what it leaves out is as it is in a new one.</summary>
    [JsonConstructor]
    internal TalksOptions(ValueList<string>? changes = null, int looksEvery = 1, double beliefTolerance = UsualTolerance) =>
        (Changes, LooksEvery, BeliefTolerance) = (changes ?? [], looksEvery, beliefTolerance);

    /// <summary>Names of variants and levers that change the scenario: a variant and its `set` from the first day, levers from their
    /// dates.</summary>
    public ValueList<string> Changes { get; init; } = [];

    /// <summary>Whether a draw goes on, after an agreement that stops the fighting, along the path on which nobody agreed, so that
    /// <see cref="Draw.PathAgreement"/> is known to the end. Default false: it then stays as it was at the agreement.</summary>
    public bool FullPath { get; init; }

    /// <summary>How many draws, from the first, do so all the same: enough to tell how the chance differs from world to world. Default
    /// 0.</summary>
    public int WholePaths { get; init; }

    /// <summary>At one of how many steps somebody looks at the talks, for <see cref="Draw.PathAgreement"/> and <see cref="Draw.Path"/>;
    /// once a month at least, and wherever something changes. In between, the rate of talks counts as straight, and all else as it was
    /// seen last. Range 1 or more, default 1.</summary>
    public int LooksEvery { get; init; } = 1;

    /// <summary>Whether every draw writes down the talks of every step (<see cref="Draw.Path"/>). It changes nothing else in a draw.
    /// Default false.</summary>
    public bool RecordsTalks { get; init; }

    /// <summary>How many draws, from the first, do so all the same. Default 0.</summary>
    public int RecordsFirst { get; init; }

    /// <summary>Whether the first agreement on each package that ends the fighting is followed, nobody breaking it, for the chance that it
    /// stands (<see cref="Agreement.Stands"/>). It changes nothing else in a draw. Default false.</summary>
    public bool FollowsDeals { get; init; }

    /// <summary>Whether a draw is only the path on which nobody agrees to stop the fighting, as cheaply as that can be had: null of it is
    /// known afterwards but <see cref="Draw.PathAgreement"/>. Default false.</summary>
    public bool PathOnly { get; init; }

    /// <summary>Whether a draw ends with the step in which a package that stops the fighting (any package, where there is no war) first has
    /// a positive depth: for those who only ask whether a deal is ever possible. Default false.</summary>
    public bool UntilPossible { get; init; }

    /// <summary>Whether issues of options may be settled by lot in the packages that stop the fighting (all, where there is no war), as
    /// <see cref="Deals.OptionLotteries"/> says. Only with <see cref="UntilPossible"/>: no agreement records a lottery. Default
    /// false.</summary>
    public bool Lotteries { get; init; }

    /// <summary>Error allowed in the average of the value of fighting over a belief, per unit of what is at stake. Range [1e-9, 0.1],
    /// default 2e-4.</summary>
    public double BeliefTolerance { get; init; } = UsualTolerance;

    /// <summary>Whose wants and patience payoffs are counted in, a scenario with the same actors and issues; null = the scenario's own, as
    /// read. The values of a draw must know its numbers too.</summary>
    [JsonConverter(typeof(InNoFile))]
    public Scenario? ValuedBy { get; init; }

    /// <summary>What the searches for deals of a draw may do together. A draw that comes to its end without knowing whether some deal is
    /// possible fails.</summary>
    internal long Work { get; init; } = SearchBudget.OfWorld;

    /// <summary>Whether the clocks of talks and of breaches run at the rates of the moment, worked out in every step, instead of at the
    /// greatest rates with a chance at the end: the same law by another way, to compare with. Default false.</summary>
    internal bool WeeklyClocks { get; init; }

    /// <summary>What is asked about whether an agreement would hold; nothing by default.</summary>
    internal HoldingTest? Holding { get; init; }

    /// <summary>Options are told in the files of runs, which are all valued by their own scenario.</summary>
    internal sealed class InNoFile : JsonConverter<Scenario>
    {
        public override Scenario Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new JsonException("A run is valued by its own scenario.");

        public override void Write(Utf8JsonWriter writer, Scenario value, JsonSerializerOptions options) =>
            throw new NotSupportedException("A run is valued by its own scenario.");
    }
}
