namespace Entente.Deals;

/// <summary>Ties a gain function to the rows and features of a program: the first rows are gains of actors, the others linear limits.</summary>
/// <param name="Gain">The gain function.</param>
/// <param name="Actors">Number of actors it writes gains for.</param>
/// <param name="Assessments">Number of features it reads; linear limits follow them.</param>
/// <param name="ActorOfRow">Actor of each gain row.</param>
internal sealed record GainMap(IGainFunction Gain, int Actors, int Assessments, int[] ActorOfRow);
