using Acme_Greetings;
using Microsoft.Extensions.Hosting;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddGreetings();
builder.Build().Run();
