namespace Entente.Scenarios;

/// <summary>A number of a scenario with its place in the file.</summary>
/// <param name="Path">Dotted path.</param>
/// <param name="Value">The number.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="Column">Column, counted from 1.</param>
public sealed record NumberInFile(string Path, Uncertain Value, int Line, int Column);
