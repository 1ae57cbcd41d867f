using Entente.Scenarios;

namespace Entente.Stakeholders;

/// <summary>A setting of a model: what it means, what is legal, what it is if nobody says otherwise, and where that comes from.</summary>
/// <param name="Name">The name, in kebab-case.</param>
/// <param name="Meaning">What it does, as a sentence.</param>
/// <param name="Source">Where the default comes from.</param>
public abstract record ModelParameter(string Name, string Meaning, string Source)
{
    /// <summary>The value if nobody says otherwise, as it is written.</summary>
    public abstract string DefaultText { get; }

    /// <summary>What is legal, in words.</summary>
    public abstract string Legal { get; }

    /// <summary>What is wrong with a value as it is written, or null.</summary>
    internal abstract string? Refuses(string written);
}

/// <summary>A setting that is a number.</summary>
/// <param name="Name">The name, in kebab-case.</param>
/// <param name="Low">The least legal value.</param>
/// <param name="High">The greatest legal value.</param>
/// <param name="Default">The value if nobody says otherwise.</param>
/// <param name="Unit">What it counts, such as "rounds"; empty for a plain number.</param>
/// <param name="Meaning">What it does, as a sentence.</param>
/// <param name="Source">Where the default comes from.</param>
/// <param name="Whole">Whether only whole numbers are legal.</param>
public sealed record NumberParameter(string Name, double Low, double High, double Default, string Unit, string Meaning, string Source,
    bool Whole = false)
    : ModelParameter(Name, Meaning, Source)
{
    /// <inheritdoc/>
    public override string DefaultText => Text(Default);

    /// <inheritdoc/>
    public override string Legal =>
        $"a {(Whole ? "whole number" : "number")} from {Text(Low)} to {Text(High)}{(Unit.Length > 0 ? " " + Unit : "")}";

    /// <summary>The value of a legal text.</summary>
    internal static double Value(string written) => double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture);

    internal override string? Refuses(string written) =>
        double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= Low && value <= High
            && (!Whole || value == Math.Floor(value))
            ? null
            : $"`{Name}` is `{Problem.Visible(written)}`; it should be {Legal}.";

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One of the values that a choice can have.</summary>
/// <param name="Name">How it is written, in kebab-case.</param>
/// <param name="Meaning">What it does, in a few words or a formula.</param>
public sealed record ParameterChoice(string Name, string Meaning);

/// <summary>A setting that is one of a few words.</summary>
/// <param name="Name">The name, in kebab-case.</param>
/// <param name="Choices">What is legal; the first is the default.</param>
/// <param name="Meaning">What it does, as a sentence.</param>
/// <param name="Source">Where the default comes from.</param>
public sealed record ChoiceParameter(string Name, ValueList<ParameterChoice> Choices, string Meaning, string Source)
    : ModelParameter(Name, Meaning, Source)
{
    /// <inheritdoc/>
    public override string DefaultText => Choices[0].Name;

    /// <inheritdoc/>
    public override string Legal => string.Join(", ", Choices.Select(choice => choice.Name));

    internal override string? Refuses(string written) => Choices.Any(choice => choice.Name == written)
        ? null
        : $"`{Name}` is `{Problem.Visible(written)}`; it should be one of {Legal}.{Nearest(written)}";

    // Not NearestName.Hint, which would say the whole list again.
    private string Nearest(string written) =>
        NearestName.Of(written, Choices.Select(choice => choice.Name)) is string nearest ? $" Did you mean `{nearest}`?" : "";
}
