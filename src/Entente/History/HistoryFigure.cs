namespace Entente.History;

/// <summary>What history says beside one number of a forecast.</summary>
/// <param name="P">The share of cases, in [0, 1].</param>
/// <param name="Low">Low end of its 95 % interval.</param>
/// <param name="High">High end of its 95 % interval.</param>
/// <param name="Cases">How many cases it rests on.</param>
/// <param name="Who">What these cases are.</param>
/// <param name="Source">The public data.</param>
/// <param name="BetweenRows">Whether it is read off the line through the figures of the table, which has none for just this
/// time.</param>
public sealed record HistoryFigure(double P, double Low, double High, int Cases, string Who, string Source, bool BetweenRows);
