using Acme_Greetings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddGreetings();
using IHost host = builder.Build();
await host.StartAsync();
Console.WriteLine(await host.Services.GetRequiredService<Welcome>().CreateAsync("world"));
await host.StopAsync();
