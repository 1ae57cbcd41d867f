namespace Entente.Scenarios;

/// <summary>When a change comes, in words: on a day, or once something has happened.</summary>
internal static class ChangeWords
{
    /// <summary>Such as "on 4 March 2025", or "once "Truce" is broken, within 30 days".</summary>
    /// <param name="date">The date of the change, if it has one.</param>
    /// <param name="contingency">What has to happen first, if anything.</param>
    /// <param name="within">How long after that it comes at the latest.</param>
    /// <param name="scenario">The scenario.</param>
    public static string When(DateOnly? date, Contingency? contingency, Duration? within, Scenario scenario)
    {
        string when = contingency is null ? date is DateOnly day ? $"on {Day(day)}" : "never"
            : date is DateOnly looked ? $"on {Day(looked)} if by then {Happened(contingency, scenario)}"
            : $"once {Happened(contingency, scenario)}";
        return within is Duration after ? $"{when}, within {after}" : when;
    }

    /// <inheritdoc cref="When(DateOnly?, Contingency?, Duration?, Scenario)"/>
    public static string When(Event one, Scenario scenario) => When(one.Date, one.If, one.Within, scenario);

    /// <inheritdoc cref="When(DateOnly?, Contingency?, Duration?, Scenario)"/>
    public static string When(Lever one, Scenario scenario) => When(one.Date, one.If, one.Within, scenario);

    private static string Happened(Contingency one, Scenario scenario) =>
        one.Agreed is string agreed ? $"{Package(agreed, scenario)} has been agreed"
        : one.NotAgreed is string lacking ? $"{Package(lacking, scenario)} has not been agreed"
        : one.Broken is string broken ? $"{Package(broken, scenario)} has been broken"
        : one.Expired is string expired ? $"{Package(expired, scenario)} has run its course"
        : one.Event is string happened ? $"\"{happened}\" has happened"
        : one.Front is FrontLimit limit ? string.Create(CultureInfo.InvariantCulture,
            $"the front stands {(limit.Above ? "above" : "below")} {limit.Front:0.###}")
        : "nothing has happened";

    private static string Package(string name, Scenario scenario) =>
        $"\"{(scenario.AllPackages.TryGet(name, out Package? found) ? found.Name ?? name : name)}\"";

    private static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
