using System.Diagnostics;
using System.Reflection;

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
        MethodBase? met = Methods(first).FirstOrDefault(IsOurs);
        return met is null ? first.GetType().Name : $"{first.GetType().Name} in {met.DeclaringType!.FullName}.{met.Name}";
    }

    /// <summary>Why a world could not be computed: our own words if our code found it, else only the kind of the fault. The same on every
    /// machine, as the place need not be.</summary>
    public static string Reason(Exception fault)
    {
        Exception first = fault.GetBaseException();
        return Methods(first).FirstOrDefault() is MethodBase thrower && IsOurs(thrower) ? first.Message
            : $"a fault of the program ({first.GetType().Name})";
    }

    private static IEnumerable<MethodBase> Methods(Exception fault) =>
        new StackTrace(fault).GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>();

    private static bool IsOurs(MethodBase method) =>
        method.DeclaringType?.Assembly.GetName().Name is string name
            && (name == Ours || name.StartsWith(Ours + ".", StringComparison.Ordinal));
}
