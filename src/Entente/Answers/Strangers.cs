using Entente.Scenarios;

namespace Entente.Answers;

/// <summary>Names in a call that the scenario does not have.</summary>
internal static class Strangers
{
    /// <summary>A sentence for each name that is not known, with the nearest that is.</summary>
    /// <param name="asked">The names in the call.</param>
    /// <param name="what">What they name, such as `actor`.</param>
    /// <param name="known">The names that the scenario has.</param>
    public static IEnumerable<string> Among(IEnumerable<string?> asked, string what, IEnumerable<string> known)
    {
        string[] names = [.. known];
        return from name in asked.OfType<string>().Distinct(StringComparer.Ordinal)
               where !names.Contains(name)
               select $"the scenario has no {what} `{Problem.Visible(name)}`. {NearestName.Hint(name, names)}".TrimEnd();
    }
}
