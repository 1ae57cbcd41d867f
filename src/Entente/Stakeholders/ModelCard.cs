namespace Entente.Stakeholders;

/// <summary>The facts about a model. Validation, help, documentation and tests read them here.</summary>
public sealed record ModelCard
{
    /// <summary>The name on the command line and in results, in kebab-case.</summary>
    public required string Name { get; init; }

    /// <summary>What it is called in sentences.</summary>
    public required string Title { get; init; }

    /// <summary>How it says an issue will settle, in one sentence for a reader of the news.</summary>
    public required string Idea { get; init; }

    /// <summary>Keys of its sources in docs/reference/references.bib.</summary>
    public required ValueList<string> Sources { get; init; }

    /// <summary>What it is good at, in a sentence.</summary>
    public required string GoodAt { get; init; }

    /// <summary>What it is bad at, in a sentence.</summary>
    public required string BadAt { get; init; }

    /// <summary>The fewest actors with a position that it needs on an issue.</summary>
    public int FewestActors { get; init; } = 1;

    /// <summary>The most actors that it takes: more would need too much memory or time.</summary>
    public required int MostActors { get; init; }

    /// <summary>What taking more actors would cost, as the end of a sentence.</summary>
    public required string BeyondMostActors { get; init; }

    /// <summary>The fewest issues it needs.</summary>
    public int FewestIssues { get; init; } = 1;

    /// <summary>Whether issues bear on each other; if not, each is settled as if it were alone.</summary>
    public bool LinksIssues { get; init; }

    /// <summary>Whether it needs to know where issues stand if nothing is agreed; it leaves out issues where that is unknown.</summary>
    public bool NeedsToday { get; init; }

    /// <summary>Whether results can depend on the seed, for some setting.</summary>
    public bool IsStochastic { get; init; }

    /// <summary>Its settings.</summary>
    public ValueList<ModelParameter> Parameters { get; init; } = [];

    /// <summary>The settings nobody changed.</summary>
    public ModelSettings Defaults => ModelSettings.DefaultsOf(this);

    /// <summary>Why the model cannot be run on a problem, as a sentence; null if it can.</summary>
    public string? Refuses(StakeholderProblem problem)
    {
        if (problem.Issues.Count < FewestIssues)
        {
            return $"The model {Name} needs at least {FewestIssues} issues on a scale; "
                + $"there {(problem.Issues.Count == 1 ? "is 1" : $"are {problem.Issues.Count}")}.";
        }

        if (problem.Actors.Count > MostActors)
        {
            return $"The model {Name} takes at most {MostActors} actors; there are {problem.Actors.Count}, which {BeyondMostActors}.";
        }

        return null;
    }
}
