using Entente.Ensembles;

namespace Entente.Tests.Ensembles;

public sealed class InOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Items_arrive_in_order_whatever_their_threads_do(int threads)
    {
        List<int> arrived = [];
        int end = InOrder.Run<int[]>(5, 500, threads, () => index =>
        {
            Thread.SpinWait((index * 7919) % 5000);
            return [index];
        }, item => arrived.Add(item[0]), TestContext.Current.CancellationToken);
        Assert.Equal(500, end);
        Assert.Equal(Enumerable.Range(5, 495), arrived);
    }

    [Fact]
    public void What_was_delivered_before_a_stop_has_no_gaps()
    {
        using CancellationTokenSource stop = new();
        List<int> arrived = [];
        int end = InOrder.Run<int[]>(0, 100_000, 3, () => index => [index], item =>
        {
            arrived.Add(item[0]);
            if (item[0] == 40)
            {
                stop.Cancel();
            }
        }, stop.Token);
        Assert.InRange(end, 41, 41 + (3 * 16)); // what was ready is not thrown away
        Assert.Equal(Enumerable.Range(0, end), arrived);
    }

    [Fact]
    public void Threads_do_not_run_far_ahead_of_what_is_delivered()
    {
        int started = 0, delivered = 0, most = 0;
        InOrder.Run<int[]>(0, 2000, 2, () => index =>
        {
            Interlocked.Increment(ref started);
            return [index];
        }, _ =>
        {
            most = Math.Max(most, Volatile.Read(ref started) - delivered);
            delivered++;
        }, TestContext.Current.CancellationToken);
        Assert.InRange(most, 1, 2 * 16);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_fault_ends_the_run_and_is_thrown_on(bool inWorker)
    {
        Exception fault = Assert.ThrowsAny<Exception>(() => InOrder.Run<int[]>(0, 1000, 2, () => index =>
            inWorker && index == 77 ? throw new InvalidOperationException("worker") : [index], item =>
        {
            if (!inWorker && item[0] == 77)
            {
                throw new IOException("full");
            }
        }, TestContext.Current.CancellationToken));
        Assert.Equal(inWorker ? "worker" : "full", (fault.InnerException ?? fault).Message);
    }
}
