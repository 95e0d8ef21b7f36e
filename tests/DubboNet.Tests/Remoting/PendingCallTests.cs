using System.IO.Pipelines;
using DubboNet.Protocol;
using DubboNet.Protocol.Responses;
using DubboNet.Remoting.Correlation;
using Microsoft.Extensions.Logging.Abstractions;

namespace DubboNet.Tests.Remoting;

public sealed class PendingCallTests
{
    private static readonly FrameHeader Ok = new(FrameFlags.None, SerializationId.Hessian2, Wire.Ok, 1, 0);

    [Test]
    public async Task SetResponse_completes_with_the_result()
    {
        PendingCall<string> call = Rent();
        ValueTask<string> task = call.Task;
        Assert.That(task.IsCompleted, Is.False);
        call.SetResponse(Ok, Wire.Values(1, "hi"));
        Assert.That(await task, Is.EqualTo("hi"));
    }

    [Test]
    [Property("Rule", "W14")]
    public async Task SetResponse_formatter_that_throws_anything_ends_the_call_and_nothing_else()
    {
        var call = PendingCall<string>.Rent(new ResultReader<string>(new BrokenFormatter()), Target(), PipeScheduler.Inline);
        ValueTask<string> task = call.Task;
        Assert.That(() => call.SetResponse(Ok, Wire.Values(1, "hi")), Throws.Nothing);
        Assert.That((await FailAsync<DubboSerializationException>(task.AsTask())).InnerException, Is.TypeOf<NotImplementedException>());
    }

    [Test]
    public async Task Task_awaited_twice_throws_and_leaves_other_calls_alone()
    {
        PendingCall<string> call = Rent();
        ValueTask<string> task = call.Task;
        call.SetResponse(Ok, Wire.Values(1, "first"));
        Assert.That(await task, Is.EqualTo("first"));
        Assert.That(() => call.GetResult(0), Throws.InvalidOperationException);

        // Had the second await given the object back once more, two of these would be the same one.
        PendingCall<string>[] next = [.. Enumerable.Range(0, 2048).Select(_ => Rent())];
        Assert.That(next.Distinct().Count(), Is.EqualTo(next.Length));
    }

    [Test]
    public async Task Task_taken_before_its_end_throws_and_still_ends()
    {
        PendingCall<string> call = Rent();
        ValueTask<string> task = call.Task;
        Assert.That(() => task.GetAwaiter().GetResult(), Throws.InvalidOperationException);
        call.SetResponse(Ok, Wire.Values(1, "hi"));
        Assert.That(await task, Is.EqualTo("hi"));
    }

    [Test]
    public async Task RegisterCancellation_after_the_result_was_taken_is_silent()
    {
        using var source = new CancellationTokenSource();
        PendingCall<string> call = Rent();
        call.Prepare(new CallDeadline(TimeSpan.FromSeconds(1), "a test", 0), NullLogger.Instance, source.Token);
        int cancellations = 0;
        call.RegisterCancellation(_ => cancellations++);
        ValueTask<string> task = call.Task;
        call.SetResponse(Ok, Wire.Values(1, "hi"));
        await task;
        await source.CancelAsync();
        Assert.That(cancellations, Is.Zero);
    }

    [Test]
    public void RegisterCancellation_cancelled_already_tells_at_once()
    {
        PendingCall<string> call = Rent();
        call.Prepare(new CallDeadline(TimeSpan.FromSeconds(1), "a test", 0), NullLogger.Instance, new CancellationToken(canceled: true));
        PendingCall? told = null;
        call.RegisterCancellation(cancelled => told = cancelled);
        Assert.That(told, Is.SameAs(call));
    }

    [Test]
    public void Code_that_follows_the_call_and_throws_is_logged_and_harms_nothing()
    {
        var log = new LogWatch();
        PendingCall<string> call = Rent();
        call.Prepare(new CallDeadline(TimeSpan.FromSeconds(1), "a test", 0), log.CreateLogger("calls"), CancellationToken.None);
        ValueTask<string> task = call.Task;
        task.ConfigureAwait(false).GetAwaiter().OnCompleted(() => throw new InvalidDataException("rubbish"));
        Assert.That(() => call.SetResponse(Ok, Wire.Values(1, "hi")), Throws.Nothing);
        Assert.That(log.Named("CallbackThrew").Single().Exception, Is.TypeOf<InvalidDataException>());
    }

    private static PendingCall<string> Rent() => PendingCall<string>.Rent(new ResultReader<string>(As.String), Target(), PipeScheduler.Inline);

    private static ResponseTarget Target() => new(FrameMethods.Echo, HessianOptions.Default, null, null, AttachmentLimits.Default);

    private sealed class BrokenFormatter : IHessianFormatter<string>
    {
        public void Write(ref HessianWriter writer, string? value) => throw new NotImplementedException();

        public string Read(ref HessianReader reader) => throw new NotImplementedException();
    }
}
