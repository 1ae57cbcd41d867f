namespace Entente.Scenarios.Checks;

/// <summary>Everything that can be wrong with a scenario beyond the form of single values. A new check is a function in the file of
/// its subject; a new subject is one line here.</summary>
internal static class ScenarioChecks
{
    private static readonly Func<Scenario, IEnumerable<Finding>>[] Subjects =
    [
        ActorChecks.Of,
        WantsChecks.Of,
        UnitChecks.Of,
        WarChecks.Of,
        TermsChecks.Of,
        TimeChecks.Of,
        TalksChecks.Of,
        HistoryChecks.Of,
        QuestionChecks.Of,
        RedLineChecks.Of,
        PerformanceChecks.Of,
        ChangeChecks.Of,
        CorrelationChecks.Of,
        ContingencyChecks.Of,
        PhaseChecks.Of,
    ];

    /// <summary>All findings but those on evidence.</summary>
    /// <param name="scenario">The scenario; parts that could not be read hold legal values in their place.</param>
    public static IEnumerable<Finding> Of(Scenario scenario) => Subjects.SelectMany(subject => subject(scenario));
}
