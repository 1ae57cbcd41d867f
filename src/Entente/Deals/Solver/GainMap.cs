namespace Entente.Deals.Solver;

/// <summary>Ties a gain function to the rows and features of a program: the first rows are gains of actors, the others linear
/// limits.</summary>
/// <param name="gain">The gain function.</param>
/// <param name="actors">Number of actors it writes gains for.</param>
/// <param name="assessments">Number of features it reads; linear limits follow them.</param>
/// <param name="actorOfRow">Actor of each gain row.</param>
internal sealed class GainMap(IGainFunction gain, int actors, int assessments, int[] actorOfRow)
{
    /// <summary>The gain function; another one may take its place between solves.</summary>
    public IGainFunction Gain { get; set; } = gain;

    public int Actors { get; } = actors;
    public int Assessments { get; } = assessments;
    public int[] ActorOfRow { get; } = actorOfRow;

    /// <summary>By row: how much the reservation value now lies above the one that the gain function holds.</summary>
    public double[] Shift { get; } = new double[actorOfRow.Length];
}
