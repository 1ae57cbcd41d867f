namespace Entente.Stakeholders;

/// <summary>The setting of the simple models for how much each actor's voice counts.</summary>
internal static class Weighting
{
    /// <summary>The setting.</summary>
    public static readonly ChoiceParameter Parameter = new(
        "weights",
        [
            new("capability-salience", "capability × salience"),
            new("capability", "capability alone"),
            new("salience", "salience alone"),
            new("equal", "one voice each"),
        ],
        "How much the voice of each actor counts.",
        "as in the compromise model (achen2006)");

    /// <summary>The weights that the setting asks for.</summary>
    public static double[] Of(OneIssue issue, ModelSettings settings) => settings.Choice(Parameter) switch
    {
        0 => issue.Weights,
        1 => issue.Capabilities,
        2 => issue.Saliences,
        _ => [.. issue.Weights.Select(_ => 1.0)],
    };
}
