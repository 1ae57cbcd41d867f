namespace Entente.Tests.Cli;

/// <summary>Tests that call the program in a folder of their own. A process is in one folder at a time, so these run one after the other,
/// when no other test runs.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class InAFolder;
