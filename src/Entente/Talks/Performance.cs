using System.Runtime.InteropServices;

namespace Entente.Talks;

/// <summary>Whether somebody who is not asked carries out what was agreed on an issue.</summary>
/// <param name="Actor">Index of the actor.</param>
/// <param name="Issue">Index of the issue.</param>
/// <param name="Fails">Whether it does not.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Performance(int Actor, int Issue, bool Fails);
