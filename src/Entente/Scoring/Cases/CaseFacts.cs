using Entente.Scenarios;

namespace Entente.Scoring.Cases;

/// <summary>What came of a case, as answers to what a forecast says.</summary>
internal static class CaseFacts
{
    /// <summary>Whether the main package was agreed within so many days; null where nobody can say.</summary>
    public static bool? AgreedBy(CaseOfPast one, int days) =>
        Agreed(one, [one.File.Scenario!.MainPackage], null, one.File.Scenario.From.AddDays(days));

    /// <summary>The day on which the main package was first agreed; null if it was not.</summary>
    public static DateOnly? Agreed(CaseOfPast one) =>
        one.Outcome.Agreements.Where(made => made.Package == one.File.Scenario!.MainPackage).Select(made => (DateOnly?)made.Date).Min();

    /// <summary>Whether the main package, if it was agreed, was in force so many years later; null where it was not agreed or nobody can
    /// say.</summary>
    public static bool? HeldFor(CaseOfPast one, int years) =>
        one.Outcome.Agreements.Where(made => made.Package == one.File.Scenario!.MainPackage).OrderBy(made => made.Date).FirstOrDefault()
            ?.HeldFor(years, one.Outcome.KnownUntil);

    /// <summary>The answer to a question of the scenario that asks for nothing but packages and days; null where it asks for more, or
    /// nobody can say.</summary>
    public static bool? Answer(CaseOfPast one, Question question) =>
        question is { On: null, HoldsFor: null, Issue: null, If: null, By: DateOnly by, Package.Count: > 0 }
            ? Agreed(one, question.Package, question.From, by) : null;

    private static bool? Agreed(CaseOfPast one, ValueList<string> packages, DateOnly? from, DateOnly by) =>
        one.Outcome.Agreements.Any(made => packages.Contains(made.Package) && !(made.Date < from) && made.Date <= by) ? true
            : one.Outcome.KnownUntil >= by ? false : null;
}
