using System.Runtime.InteropServices;

namespace Entente.Deals;

/// <summary>A change of one issue.</summary>
/// <param name="Issue">Index of the issue.</param>
/// <param name="From">Position or option now.</param>
/// <param name="To">Position or option wanted.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TermsChange(int Issue, double From, double To);
