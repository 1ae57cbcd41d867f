namespace Entente.Scenarios;

/// <summary>A red line that hangs on other issues, in words; numbers at their central values.</summary>
internal static class HangingLineWords
{
    /// <summary>Such as "only 0 to 30 where governance is "Local councils"".</summary>
    public static string Accepts(HangingLine line, string issue, Scenario scenario) =>
        $"only {Terms(line, issue, scenario)}";

    /// <summary>Such as "0 to 30 where governance is "Local councils"".</summary>
    public static string Terms(HangingLine line, string issue, Scenario scenario) =>
        $"{Set(line.Accepts, issue, scenario)} {Where(line, scenario)}";

    /// <summary>Such as "where governance is "Local councils"".</summary>
    public static string Where(HangingLine line, Scenario scenario) => "where "
        + string.Join(" and ", line.When.Select(set => $"{Spaced(set.Key)} is {Set(set.Value, set.Key, scenario)}"));

    private static string Set(IssueSet set, string issue, Scenario scenario) => set switch
    {
        Positions { Interval: Interval one } when one.From.Central == one.To.Central => Number(one.From, issue, scenario),
        Positions { Interval: Interval one } => $"{Number(one.From, issue, scenario)} to {Number(one.To, issue, scenario)}",
        Choices { Options: ValueList<string> options } when scenario.Issues.TryGet(issue, out Issue? found)
            && found is OptionsIssue known => string.Join(
                " or ", options.Select(option => $"\"{(known.Options.TryGet(option, out string? says) ? says : option)}\"")),
        _ => "anything",
    };

    private static string Spaced(string key) => key.Replace('-', ' ');

    private static string Number(Uncertain value, string issue, Scenario scenario) =>
        scenario.Issues.TryGet(issue, out Issue? found) && found is ScaleIssue { Scale: { IsPlain: false } scale }
            ? scale.Text(value.Central) : value.Central.ToString("0.##", CultureInfo.InvariantCulture);
}
