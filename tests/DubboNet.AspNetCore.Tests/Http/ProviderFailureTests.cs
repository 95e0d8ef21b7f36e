using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace DubboNet.AspNetCore.Tests.Http;

/// <summary>Tests HTTP endpoints whose providers fail.</summary>
public sealed class ProviderFailureTests
{
    [Test]
    public async Task Missing_provider_is_503()
    {
        await using WebServer server = await StartAsync(FreePort.Find());

        using HttpResponseMessage response = await server.PostAsync("/find", """{"sku":"a"}""");

        Assert.That((int)response.StatusCode, Is.EqualTo(503), await response.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Missing_registry_of_a_gateway_is_503()
    {
        var registry = new InMemoryRegistry("memory://a") { Refuse = _ => new DubboRegistryException("memory://a is down.") };
        await using WebServer server = await WebServer.StartAsync(
            services => services.AddDubboRegistry(_ => registry), application => application.MapDubboGateway("/dubbo"));

        using HttpResponseMessage response = await server.PostAsync("/dubbo/com.acme.Inventory/find", "[\"a\"]");

        string text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(503), text);
        Assert.That(text, Does.Contain("The registry is not available.").And.Not.Contain("memory://a"));
    }

    [Test]
    public async Task Busy_provider_is_429_with_a_time_to_retry()
    {
        var entered = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        var service = new DubboService(new ServiceKey("com.acme.Inventory"));
        service.MapDynamic(async (_, _) =>
        {
            entered.TrySetResult();
            await left.Task;
            return null;
        });
        service.LimitConcurrency(1);
        await using var provider = new DubboServer(new DubboServerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0) }, service);
        provider.Start();
        await using WebServer server = await StartAsync(provider.LocalEndPoint.Port);
        Task<HttpResponseMessage> first = server.PostAsync("/find", """{"sku":"a"}""");
        await entered.Task.Within();

        using HttpResponseMessage second = await server.PostAsync("/find", """{"sku":"a"}""");
        left.SetResult();

        Assert.That((int)second.StatusCode, Is.EqualTo(429), await second.Content.ReadAsStringAsync());
        Assert.That(second.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(3)));
        using HttpResponseMessage ended = await first.Within();
        Assert.That((int)ended.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task Client_that_disconnects_cancels_its_call()
    {
        var entered = new TaskCompletionSource();
        var interceptor = new CancellationWatch(entered);
        await using WebServer server = await WebServer.StartAsync(
            services => services.AddSingleton(interceptor).AddDubboClient<IInventory>(
                options => options.Addresses.Add("dubbo://127.0.0.1:1")).AddInterceptor<CancellationWatch>(),
            application => application.MapDubboHttp<IInventory>("/"));
        using var leaving = new CancellationTokenSource();
        using var body = new StringContent("{\"sku\":\"a\"}", System.Text.Encoding.UTF8, "application/json");
        Task<HttpResponseMessage> request = server.Client.PostAsync("/find", body, leaving.Token);
        await entered.Task.Within();

        await leaving.CancelAsync();

        Assert.That(async () => await request, Throws.InstanceOf<OperationCanceledException>());
        await interceptor.Canceled.Task.Within();
    }

    private static Task<WebServer> StartAsync(int port) => WebServer.StartAsync(
        services => services.AddDubboClient<IInventory>(options =>
        {
            options.Addresses.Add($"dubbo://127.0.0.1:{port}");
            options.Cluster.Retries = 0;
        }),
        application => application.MapDubboHttp<IInventory>("/", options => options.RetryAfter = TimeSpan.FromSeconds(3)));

    // Holds a call until its token is canceled.
    private sealed class CancellationWatch(TaskCompletionSource entered) : IClientInterceptor
    {
        public TaskCompletionSource Canceled { get; } = new();

        public async ValueTask<TResult> InvokeAsync<TArguments, TResult>(ClientCall<TArguments, TResult> call, ClientPipeline next)
        {
            entered.TrySetResult();
            await using CancellationTokenRegistration registration = call.CancellationToken.Register(() => Canceled.TrySetResult());
            await Canceled.Task;
            throw new OperationCanceledException(call.CancellationToken);
        }
    }
}
