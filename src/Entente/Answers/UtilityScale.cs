using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>What the ends of the scale of utility are called.</summary>
internal static class UtilityScale
{
    /// <summary>What a utility of 0 stands for.</summary>
    public static string Worst(Scenario scenario) => FormatVersion.Unit(scenario) switch
    {
        UtilityUnit.Listed => "the worst terms",
        UtilityUnit.Disputed => "the worst terms that anybody wants",
    };
}
