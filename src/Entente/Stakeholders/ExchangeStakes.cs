namespace Entente.Stakeholders;

/// <summary>A problem in plain numbers for the exchange model; cells are [actor, issue].</summary>
internal sealed class ExchangeStakes
{
    private readonly StakeholderProblem problem;

    /// <summary>Takes the numbers of a problem.</summary>
    public ExchangeStakes(StakeholderProblem problem)
    {
        this.problem = problem;
        (Actors, Issues) = (problem.Actors.Count, problem.Issues.Count);
        (Salience, Weight, Total) = (new double[Actors * Issues], new double[Actors * Issues], new double[Issues]);
        for (int k = 0; k < Issues; k++)
        {
            for (int i = 0; i < Actors; i++)
            {
                Salience[Cell(i, k)] = (problem[i, k]?.Salience ?? 0) / 100;
                Weight[Cell(i, k)] = problem[i, k]?.Weight ?? 0;
                Total[k] += Weight[Cell(i, k)];
            }
        }
    }

    /// <summary>Number of actors.</summary>
    public int Actors { get; }

    /// <summary>Number of issues.</summary>
    public int Issues { get; }

    /// <summary>s as a share; 0 where an actor takes no position.</summary>
    public double[] Salience { get; }

    /// <summary>c s; 0 where an actor takes no position.</summary>
    public double[] Weight { get; }

    /// <summary>D: the sum of the weights on each issue.</summary>
    public double[] Total { get; }

    /// <summary>Where an actor's number on an issue stands.</summary>
    public int Cell(int actor, int issue) => (actor * Issues) + issue;

    /// <summary>The positions at the start; 0 where an actor takes none.</summary>
    public double[] Start()
    {
        var start = new double[Actors * Issues];
        for (int i = 0; i < Actors; i++)
        {
            for (int k = 0; k < Issues; k++)
            {
                start[Cell(i, k)] = problem[i, k]?.Position ?? 0;
            }
        }

        return start;
    }

    /// <summary>O: the weighted mean of positions on an issue.</summary>
    public double Outcome(double[] positions, int issue)
    {
        double sum = 0;
        for (int i = 0; i < Actors; i++)
        {
            sum += Weight[Cell(i, issue)] * positions[Cell(i, issue)];
        }

        return sum / Total[issue];
    }
}
