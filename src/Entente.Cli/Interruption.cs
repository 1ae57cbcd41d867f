using System.Runtime.InteropServices;

namespace Entente.Cli;

/// <summary>Listens for Ctrl-C and a request to end: the first asks the work to stop, a second one ends the program at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] signals;

    public Interruption() => signals = [On(PosixSignal.SIGINT), On(PosixSignal.SIGTERM)];

    /// <summary>Cancelled once somebody asked to stop.</summary>
    public CancellationToken Token => stop.Token;

    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in signals)
        {
            signal.Dispose();
        }

        stop.Dispose();
    }

    private PosixSignalRegistration On(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    });
}
