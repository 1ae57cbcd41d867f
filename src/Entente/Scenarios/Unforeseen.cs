using System.Diagnostics;

namespace Entente.Scenarios;

/// <summary>What is said of a fault that nobody foresaw: what it is and where it was met. The message of a library, and what a file holds,
/// stay out of it: they can be anything.</summary>
internal static class Unforeseen
{
    private const string Ours = nameof(Entente);

    /// <summary>The kind of the fault and the method of ours that met it, such as `FormatException in` and the full name of the
    /// method.</summary>
    public static string Place(Exception fault)
    {
        Exception first = fault.GetBaseException();
        DiagnosticMethodInfo? met = Methods(first).FirstOrDefault(IsOurs);
        return met is null ? first.GetType().Name : $"{first.GetType().Name} in {met.DeclaringTypeName}.{met.Name}";
    }

    /// <summary>Why a world could not be computed: our own words if our code found it, else only the kind of the fault. The same on every
    /// machine, as the place need not be.</summary>
    public static string Reason(Exception fault)
    {
        Exception first = fault.GetBaseException();
        return Methods(first).FirstOrDefault() is DiagnosticMethodInfo thrower && IsOurs(thrower) ? first.Message
            : $"a fault of the program ({first.GetType().Name})";
    }

    private static IEnumerable<DiagnosticMethodInfo> Methods(Exception fault) =>
        new StackTrace(fault).GetFrames().Select(DiagnosticMethodInfo.Create).OfType<DiagnosticMethodInfo>();

    private static bool IsOurs(DiagnosticMethodInfo method) =>
        method.DeclaringAssemblyName is string name && (name == Ours || name.StartsWith(Ours + ".", StringComparison.Ordinal)
            || name.StartsWith(Ours + ",", StringComparison.Ordinal));
}
