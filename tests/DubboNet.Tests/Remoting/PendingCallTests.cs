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
    public async Task SetResponse_formatter_that_throws_any_exception_ends_only_the_call()
    {
        var call = PendingCall<string>.Rent(new ResultReader<string>(new BrokenFormatter()), Target(), PipeScheduler.Inline);
        ValueTask<string> task = call.Task;
        Assert.That(() => call.SetResponse(Ok, Wire.Values(1, "hi")), Throws.Nothing);
        Assert.That((await FailAsync<DubboSerializationException>(task.AsTask())).InnerException, Is.TypeOf<NotImplementedException>());
    }

    [Test]
    public async Task Task_awaited_twice_throws_and_does_not_affect_other_calls()
    {
        PendingCall<string> call = Rent();
        ValueTask<string> task = call.Task;
        call.SetResponse(Ok, Wire.Values(1, "first"));
        Assert.That(await task, Is.EqualTo("first"));
        Assert.That(() => call.GetResult(0), Throws.InvalidOperationException);

        // If the second await had returned the object again, two of these would be the same object.
        PendingCall<string>[] next = [.. Enumerable.Range(0, 2048).Select(_ => Rent())];
        Assert.That(next.Distinct().Count(), Is.EqualTo(next.Length));
    }

    [Test]
    public async Task Result_read_before_the_end_throws_and_the_call_still_ends()
    {
        PendingCall<string> call = Rent();
        ValueTask<string> task = call.Task;
        Assert.That(() => task.GetAwaiter().GetResult(), Throws.InvalidOperationException);
        call.SetResponse(Ok, Wire.Values(1, "hi"));
        Assert.That(await task, Is.EqualTo("hi"));
    }

    [Test]
    public async Task RegisterCancellation_does_nothing_after_the_result_was_read()
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
    public void RegisterCancellation_of_a_canceled_token_runs_immediately()
    {
        PendingCall<string> call = Rent();
        call.Prepare(new CallDeadline(TimeSpan.FromSeconds(1), "a test", 0), NullLogger.Instance, new CancellationToken(canceled: true));
        PendingCall? told = null;
        call.RegisterCancellation(cancelled => told = cancelled);
        Assert.That(told, Is.SameAs(call));
    }

    [Test]
    public void Continuation_of_a_call_that_throws_is_logged_and_affects_no_other_call()
    {
        var log = new LogWatch();
        PendingCall<string> call = Rent();
        call.Prepare(new CallDeadline(TimeSpan.FromSeconds(1), "a test", 0), log.CreateLogger("calls"), CancellationToken.None);
        ValueTask<string> task = call.Task;
        task.ConfigureAwait(false).GetAwaiter().OnCompleted(() => throw new InvalidDataException("rubbish"));
        Assert.That(() => call.SetResponse(Ok, Wire.Values(1, "hi")), Throws.Nothing);
        Assert.That(log.Named("CallbackThrew").Single().Exception, Is.TypeOf<InvalidDataException>());
    }

    private static PendingCall<string> Rent() =>
        PendingCall<string>.Rent(new ResultReader<string>(As.String), Target(), PipeScheduler.Inline);

    private static ResponseTarget Target() => new(FrameMethods.Echo, HessianOptions.Default, null, null, AttachmentLimits.Default);

    private sealed class BrokenFormatter : IHessianFormatter<string>
    {
        public void Write(ref HessianWriter writer, string? value) => throw new NotImplementedException();

        public string Read(ref HessianReader reader) => throw new NotImplementedException();
    }
}
