using System.Text.Json.Nodes;
using Entente.Ensembles;
using static Entente.Answers.JsonKinds;

namespace Entente.Answers.Compare;

/// <summary>The answer of `compare` for programs.</summary>
internal static class CompareJson
{
    /// <summary>The keys.</summary>
    public static JsonForm<(string Scenario, Comparison Answer, EnsembleSettings Settings)> Form => new()
    {
        { "scenario", "The file.", one => one.Scenario },
        { "draws", "Worlds drawn of each alternative.", one => one.Settings.Draws },
        { "seed", "Where chance begins.", one => one.Settings.Seed },
        { "failed", "Worlds without a change that could not be computed.", one => one.Answer.Base.Failed },
        { "alternatives", "What each change does.", one => one.Answer.Alternatives, List(OfAlternative) },
    };

    /// <summary>The keys of a quantity with its difference.</summary>
    public static JsonForm<ChangedQuantity> Quantity => new()
    {
        { "kind", "What kind of number it is.", one => one.Quantity.Kind, Word<QuantityKind>(Kind) },
        { "name", "The package, outcome, issue or actor; empty if there is none.", one => one.Quantity.Name },
        { "detail", "The date, the option or the number of years; empty if there is none.", one => one.Quantity.Detail },
        { one => one.Change, Change },
    };

    private static JsonForm<Alternative> OfAlternative => new()
    {
        { "change", "What it is called.", one => one.Title },
        { "failed", "Its worlds that could not be computed.", one => one.Failed },
        { "power-shift", "By how much it moves the attacker's share of superiority, in [-1, 1].", one => one.PowerShift },
        { "quantities", "Everything that can be asked of the worlds, without and with it.", one => one.Quantities, List(Quantity) },
        { "neutrality", "What ties the odds to power, if the change moves both; else null.", one => one.Neutrality, Neutrality.OrNull },
    };

    private static JsonForm<NeutralityWarning> Neutrality => new()
    {
        {
            "named", "The assumptions without which less than half of the movement would be left.",
            one => one.Named, List(Word<Assumption>())
        },
        { "without", "How the odds would move without each assumption.", one => one.Ties, List(Without) },
    };

    private static JsonForm<Tie> Without => new()
    {
        { "assumption", "The assumption taken away.", one => one.Assumption },
        { one => one.Without, Change },
    };

    /// <summary>A quantity before and after a change.</summary>
    internal static JsonForm<PairedChange> Change => new()
    {
        { "before", "Mean as it is; null if no world counts.", one => one.Before },
        { "before-se", "Its standard error.", one => one.BeforeSe },
        { "after", "Mean with the change.", one => one.After },
        { "after-se", "Its standard error.", one => one.AfterSe },
        { "before-worlds", "Worlds that the mean as it is rests on.", one => one.BeforeDraws },
        { "after-worlds", "Worlds that the mean with the change rests on.", one => one.AfterDraws },
        { "difference", "After less before.", one => one.Difference },
        { "se", "Standard error of the difference.", one => one.Se },
        { "low", "The difference is above this, 39 times in 40.", one => one.Low },
        { "high", "The difference is below this, 39 times in 40.", one => one.High },
    };

    public static JsonObject Of(string scenario, Comparison comparison, EnsembleSettings settings) =>
        Form.Write((scenario, comparison, settings));

    private static string Kind(QuantityKind kind) => kind switch
    {
        QuantityKind.AgreementBy => "agreement-by",
        QuantityKind.PackageBy => "package-by",
        QuantityKind.Outcome => "outcome",
        QuantityKind.Position => "position",
        QuantityKind.Option => "option",
        QuantityKind.Payoff => "utility",
        QuantityKind.Holds => "holds",
        QuantityKind.AgreementChance => "agreement-chance",
    };
}
