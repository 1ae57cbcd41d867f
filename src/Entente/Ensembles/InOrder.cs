namespace Entente.Ensembles;

/// <summary>Computes items on many threads and hands them on one after the other in the order of their indices, so that what is made of
/// them does not depend on the threads.</summary>
internal static class InOrder
{
    /// <summary>How far the threads may run ahead of the item that is handed on next, in items a thread; bounds the memory.</summary>
    private const int AheadPerThread = 16;

    /// <summary>Computes the items <paramref name="first"/> to <paramref name="end"/> − 1.</summary>
    /// <param name="first">Index of the first.</param>
    /// <param name="end">Index after the last.</param>
    /// <param name="threads">How many threads; at least 1.</param>
    /// <param name="worker">Makes what computes an item; called once on each thread.</param>
    /// <param name="deliver">Takes the items, on the calling thread.</param>
    /// <param name="stop">Stops early. What was delivered by then is a beginning without gaps.</param>
    /// <returns>Index after the last item that was delivered.</returns>
    /// <remarks>An exception of a worker or of <paramref name="deliver"/> ends the run and is thrown on.</remarks>
    public static int Run<T>(int first, int end, int threads, Func<Func<int, T>> worker, Action<T> deliver, CancellationToken stop)
        where T : class
    {
        State<T> state = new(first, end, new T?[threads * AheadPerThread]);
        using CancellationTokenRegistration registration = stop.Register(state.Stop);
        Thread[] running = [.. Enumerable.Range(0, Math.Min(threads, end - first))
            .Select(_ => new Thread(() => state.Work(worker)) { IsBackground = true })];
        foreach (Thread thread in running)
        {
            thread.Start();
        }

        try
        {
            return state.Deliver(deliver);
        }
        finally
        {
            state.Stop();
            foreach (Thread thread in running)
            {
                thread.Join();
            }
        }
    }

    private sealed class State<T>(int first, int end, T?[] ready)
        where T : class
    {
        private readonly object gate = new();
        private int next = first;
        private int delivered = first;
        private bool stopped;
        private Exception? fault;

        public void Stop()
        {
            lock (gate)
            {
                stopped = true;
                Monitor.PulseAll(gate);
            }
        }

        public void Work(Func<Func<int, T>> worker)
        {
            try
            {
                Func<int, T> compute = worker();
                while (Take() is int index)
                {
                    Put(index, compute(index));
                }
            }
            catch (Exception e)
            {
                // Thrown on by the thread that waits for the items.
                lock (gate)
                {
                    fault ??= e;
                    Monitor.PulseAll(gate);
                }
            }
        }

        public int Deliver(Action<T> deliver)
        {
            while (delivered < end && Wait() is T item)
            {
                deliver(item);
                lock (gate)
                {
                    delivered++;
                    Monitor.PulseAll(gate);
                }
            }

            return delivered;
        }

        private int? Take()
        {
            lock (gate)
            {
                while (next < end && next - delivered >= ready.Length && !stopped && fault is null)
                {
                    Monitor.Wait(gate);
                }

                return next < end && !stopped && fault is null ? next++ : null;
            }
        }

        private void Put(int index, T item)
        {
            lock (gate)
            {
                ready[index % ready.Length] = item;
                Monitor.PulseAll(gate);
            }
        }

        private T? Wait()
        {
            lock (gate)
            {
                while (ready[delivered % ready.Length] is null && !stopped && fault is null)
                {
                    Monitor.Wait(gate);
                }

                if (fault is not null)
                {
                    throw new InvalidOperationException("An item could not be made.", fault);
                }

                T? item = ready[delivered % ready.Length];
                ready[delivered % ready.Length] = null;
                return item;
            }
        }
    }
}
